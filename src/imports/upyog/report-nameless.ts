import type { CountryPack } from '../../countries/country-pack.js'
import type { Entry } from '../../platform/masterdata/entry-store.js'
import { reporterAt, type Finding } from '../report/finding.js'

/**
 * Says which entries have no name in a language that the city offers: its readers would see, and
 * have to search for, the English one. Entries that are out of use are nobody's to read.
 */
export function reportNameless(
  entries: readonly Entry[],
  { languages, country }: { languages: readonly string[]; country: CountryPack },
  file: string,
  findings: Finding[],
): void {
  for (const tag of languages.filter((each) => each !== 'en')) {
    const language = country.languages.find((each) => each.tag === tag)?.englishName ?? tag
    for (const { code, name, active } of entries) {
      if (!active || name[tag] !== undefined) continue
      const text = `${code} ("${name['en'] ?? ''}") has no name in ${language}.`
      reporterAt(findings, file, null).warning(`no-name-in-${tag}`, text)
    }
  }
}
