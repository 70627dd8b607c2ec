import type { Language } from '../country-pack.js'
import { languages } from './languages.js'

const BY_TAG = new Map(languages.map((language) => [language.tag.toLowerCase(), language]))

const BY_BARE_TAG = new Map(
  languages.map((language) => [language.tag.split('-')[0]?.toLowerCase() ?? '', language]),
)

/**
 * The pack's language for a tag as browsers and catalogues write it: `ks`, `en-IN` and `HI` find
 * `ks-Arab`, `en` and `hi`. A tag with another script than the pack's (`sd-Deva`) finds nothing,
 * because its letters would be the wrong ones.
 */
export function findLanguage(tag: string): Language | undefined {
  const wanted = tag.toLowerCase()
  const exact = BY_TAG.get(wanted)
  if (exact) return exact
  const [bare = '', second = ''] = wanted.split('-')
  const language = BY_BARE_TAG.get(bare)
  const namesScript = second.length === 4
  return namesScript && second !== language?.script.toLowerCase() ? undefined : language
}
