import { bodyTypeNames } from './body-type-names.js'
import { bodyTypes } from './body-types.js'
import { findLanguage } from './find-language.js'

/**
 * What a kind of body is called in a state. A reader of the state's language, or of another one in
 * the same script, sees its own letters; a reader of a language in Latin letters the romanised
 * name; anyone else the English label, as for a state whose usage is not known.
 *
 * @throws RangeError for a type code that the directory does not have.
 */
export function bodyTypeLabel(typeCode: number, stateCode: number, language: string): string {
  const type = bodyTypes.find(({ code }) => code === typeCode)
  if (!type) throw new RangeError(`No body type ${typeCode}`)
  const name = bodyTypeNames[stateCode]?.[typeCode]
  const reader = findLanguage(language)
  if (!name || !reader) return type.label
  if (reader.script === findLanguage(name.language)?.script) return name.text
  return reader.script === 'Latn' ? name.latin : type.label
}
