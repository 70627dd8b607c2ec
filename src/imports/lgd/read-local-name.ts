import type { CountryPack, StateOrTerritory } from '../../countries/country-pack.js'
import { languageOf } from '../../platform/places/language-of.js'
import type { Reporter } from '../report/finding.js'
import { scriptOf } from '../../platform/places/script-of.js'
import { stateLanguages } from './state-languages.js'
import type { TableRow } from './read-table.js'

/** Left by the fonts of the days before Unicode: a sign after a sign that cannot follow it. */
const brokenSigns = /\uFFFD|\?|([\p{Mn}\p{Mc}])\1|\p{L}\d|\d\p{L}/u

/**
 * The name in a language of the state, told by its letters; empty where the column is empty or
 * repeats the English name. Names in letters that the state does not write are reported.
 */
export function readLocalName(
  row: TableRow,
  englishName: string,
  state: StateOrTerritory,
  country: CountryPack,
  report: Reporter,
): Record<string, string> {
  const text = row.cell('Local Body Name (In Local)').normalize('NFC').replace(/\s+/gu, ' ')
  const script = scriptOf(text)
  if (script === undefined) return {}
  if (script === 'Latn') {
    if (text.toLowerCase() !== englishName.toLowerCase()) {
      report.note(
        'local-name-latin',
        `${englishName}: the local name "${text}" is no local script.`,
      )
    }
    return {}
  }
  const language = languageOf(text, country, stateLanguages(country, state))
  if (language === undefined || brokenSigns.test(text)) {
    report.warning('odd-local-name', `${englishName}: "${text}" is not well written; left out.`)
    return {}
  }
  return { [language]: text }
}
