import type { CountryPack, StateOrTerritory } from '../../countries/country-pack.js'

/** The country's languages that everybody is offered, in whatever state. */
const everywhere = ['en', 'hi']

/** A state's languages, the likeliest first: the default, the official ones, the common ones. */
export function stateLanguages(country: CountryPack, state: StateOrTerritory): string[] {
  const known = new Set(country.languages.map((language) => language.tag))
  const wanted = [state.defaultLanguage, ...state.officialLanguages, ...everywhere]
  return [...new Set(wanted)].filter((tag) => known.has(tag))
}
