import { findLanguage } from '../find-language.js'
import { languageChain } from '../language-chain.js'
import { meiteiMonths, meiteiWeekdays } from './meitei-calendar-words.js'

export type CalendarWords = {
  /** January first. */
  readonly shortMonths: readonly string[]
  readonly longMonths: readonly string[]
  /** Sunday first. */
  readonly weekdays: readonly string[]
  readonly comma: string
}

const WORDS = new Map<string, CalendarWords>()

/**
 * ICU locales to try: the language in India, then its fallbacks, because a locale that ICU lacks
 * would otherwise become the machine's own.
 */
function icuLocales(language: string): string[] {
  return languageChain(language).map((tag) => `${tag}-IN-u-nu-latn-ca-gregory`)
}

function part(language: string, type: 'month' | 'weekday', style: 'short' | 'long', date: number) {
  // English months come from `en`: India's shorten September to four letters.
  const locales = language === 'en' ? ['en'] : icuLocales(language)
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', day: 'numeric', [type]: style }
  const parts = new Intl.DateTimeFormat(locales, options).formatToParts(date)
  return parts.find((found) => found.type === type)?.value ?? ''
}

function readWords(language: string): CalendarWords {
  const comma = findLanguage(language)?.direction === 'rtl' ? '،' : ','
  if (language === 'mni-Mtei') {
    return { shortMonths: meiteiMonths, longMonths: meiteiMonths, weekdays: meiteiWeekdays, comma }
  }
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15))
  // 4 January 2026 was a Sunday.
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, 4 + day))
  return {
    shortMonths: months.map((date) => part(language, 'month', 'short', date)),
    longMonths: months.map((date) => part(language, 'month', 'long', date)),
    weekdays: week.map((date) => part(language, 'weekday', 'long', date)),
    comma,
  }
}

/** The month and weekday names of a language as they stand beside a day, read from ICU once. */
export function calendarWords(asked: string): CalendarWords {
  // The pack's own tag, so that `en-IN` is kept as `en` and odd tags cannot fill the memory.
  const language = languageChain(asked)[0] ?? 'en'
  const known = WORDS.get(language)
  if (known) return known
  const words = readWords(language)
  WORDS.set(language, words)
  return words
}
