import type { DateStyle, DigitChoice, LegalDate } from '../../country-pack.js'
import { parseLegalDate } from '../../calendar/legal-date.js'
import { legalDateOf } from '../calendar/legal-date-of.js'
import { calendarWords } from './calendar-words.js'
import { chooseDigits } from './choose-digits.js'
import { formatTime } from './format-time.js'
import { indianGrouping } from './indian-grouping.js'

/**
 * A date, or an instant as India's clocks show it, always day, month, year in that order:
 *
 * - `short` 01 Apr 2026, `long` 1 April 2026, `weekday` Wednesday, 1 April 2026
 * - `numeric` 01-04-2026
 * - `time` 6 pm, `date-time` 01 Apr 2026, 6:30 pm (instants only)
 *
 * ICU's own patterns put the month or the year first in Kannada, Kashmiri, Malayalam and Nepali.
 *
 * @throws RangeError for a malformed date, an invalid instant, or the time of a legal date.
 */
export function formatDate(
  when: Date | LegalDate,
  language: string,
  style: DateStyle,
  options?: DigitChoice,
): string {
  const digits = chooseDigits(language, options)
  const { year, month, day, weekday } = parseLegalDate(
    typeof when === 'string' ? when : legalDateOf(when),
  )
  const { twoDigits } = indianGrouping(digits)
  const two = (n: number) => twoDigits[n] ?? ''
  const fourDigitYear = two(Math.floor(year / 100)) + two(year % 100)
  const words = calendarWords(language)
  const plainDay = day < 10 ? two(day).slice(two(day).length / 2) : two(day)
  const short = () => `${two(day)} ${words.shortMonths[month - 1] ?? ''} ${fourDigitYear}`
  const long = () => `${plainDay} ${words.longMonths[month - 1] ?? ''} ${fourDigitYear}`
  const time = () => {
    if (typeof when === 'string') throw new RangeError(`A legal date has no time: ${when}`)
    return formatTime(when, language, digits)
  }
  switch (style) {
    case 'short':
      return short()
    case 'long':
      return long()
    case 'weekday':
      return `${words.weekdays[weekday] ?? ''}${words.comma} ${long()}`
    case 'numeric':
      return `${two(day)}-${two(month)}-${fourDigitYear}`
    case 'time':
      return time()
    case 'date-time':
      return `${short()}${words.comma} ${time()}`
    default:
      return style satisfies never
  }
}
