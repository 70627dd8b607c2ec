import type { Digits } from '../../country-pack.js'
import { languageChain } from '../language-chain.js'

const FORMATS = new Map<string, Intl.DateTimeFormat>()

function timeFormat(language: string, digits: Digits, isFullHour: boolean): Intl.DateTimeFormat {
  const chain = languageChain(language)
  const key = `${chain[0] ?? ''} ${digits} ${isFullHour}`
  const known = FORMATS.get(key)
  if (known) return known
  const locales = chain.map((tag) => `${tag}-IN-u-nu-${digits}-ca-gregory`)
  const format = new Intl.DateTimeFormat(locales, {
    timeZone: 'Asia/Kolkata',
    hour12: true,
    hour: 'numeric',
    ...(isFullHour ? {} : { minute: '2-digit' }),
  })
  FORMATS.set(key, format)
  return format
}

/** The time of day in India on a twelve-hour clock, without minutes on the hour: `6 pm`. */
export function formatTime(instant: Date, language: string, digits: Digits): string {
  const isFullHour = instant.getUTCMinutes() === 30
  const text = timeFormat(language, digits, isFullHour).format(instant)
  // ICU's narrow space is missing from many fonts.
  return text.replaceAll('\u202F', '\u00A0').replaceAll(' ', '\u00A0')
}
