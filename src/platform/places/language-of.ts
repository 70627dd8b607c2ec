import type { CountryPack } from '../../countries/country-pack.js'
import { scriptOf } from './script-of.js'

/**
 * The language of a name, judged by its letters: the first of `languages` (the state's, the
 * likeliest first) that is written in them. Undefined when none is.
 */
export function languageOf(
  text: string,
  country: CountryPack,
  languages: readonly string[],
): string | undefined {
  const script = scriptOf(text)
  const known = new Map(country.languages.map((language) => [language.tag, language.script]))
  return languages.find((tag) => known.get(tag) === script)
}

/** A name as an area keeps it: in its own language, and as English, on which pages fall back. */
export function namedIn(
  text: string,
  country: CountryPack,
  languages: readonly string[],
): Record<string, string> {
  const language = scriptOf(text) === 'Latn' ? 'en' : languageOf(text, country, languages)
  return { en: text, ...(language !== undefined && { [language]: text }) }
}
