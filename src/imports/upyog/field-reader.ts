import { isRecord, kindOf } from '../../kernel/geo/is-record.js'
import type { Reporter } from '../report/finding.js'
import { readLegalDate } from './read-legal-date.js'

/**
 * Reads the fields of one row of a master. Values of another type than they should have are turned
 * into it and reported; what makes no sense is reported and left out.
 */
export interface FieldReader {
  text(name: string): string | undefined
  /** True unless the row says otherwise. */
  flag(name: string): boolean
  number(name: string): number | undefined
  /** Texts of a list, or of one text parted by commas. */
  texts(name: string): string[]
  /** `YYYY-MM-DD`. */
  date(name: string): string | undefined
  /** Reports fields that nobody asked for. */
  finish(): void
}

/** Undefined, with an error, for a row that is no object. */
export function fieldReader(raw: unknown, report: Reporter): FieldReader | undefined {
  if (!isRecord(raw)) {
    report.error('wrong-type', `A row must be an object, not ${kindOf(raw)}.`)
    return undefined
  }
  const row = raw
  const asked = new Set<string>()
  const take = (name: string): unknown => {
    asked.add(name)
    return row[name] ?? undefined
  }
  const wrong = (name: string, value: unknown) =>
    report.warning('wrong-type', `"${name}" is ${kindOf(value)}: ${shorten(value)}; left out.`)

  const text = (name: string): string | undefined => {
    const value = take(name)
    if (value === undefined) return undefined
    if (typeof value === 'string') return value.normalize('NFC').trim() || undefined
    if (typeof value === 'number' || typeof value === 'boolean') {
      report.warning('mixed-type', `"${name}" is the ${typeof value} ${value}, not a text.`)
      return String(value)
    }
    wrong(name, value)
    return undefined
  }

  return {
    text,
    flag(name) {
      const value = take(name)
      if (value === undefined) return true
      if (typeof value === 'boolean') return value
      const word = isScalar(value) ? String(value).trim().toLowerCase() : ''
      const isYes = ['true', 'yes', 'y', '1'].includes(word)
      if (isYes || ['false', 'no', 'n', '0'].includes(word)) {
        report.warning('boolean-as-text', `"${name}" is ${shorten(value)}, read as ${isYes}.`)
        return isYes
      }
      wrong(name, value)
      return true
    },
    number(name) {
      const value = take(name)
      if (value === undefined || typeof value === 'number') return value
      if (typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value)) {
        report.warning('number-as-text', `"${name}" is the text "${value}", read as a number.`)
        return Number(value)
      }
      wrong(name, value)
      return undefined
    },
    texts(name) {
      const value = take(name)
      if (value === undefined) return []
      const list: unknown[] = isScalar(value) ? String(value).split(',') : [value].flat()
      const parts = list.filter(isScalar)
      if (parts.length < list.length) wrong(name, value)
      const texts = parts.map((part) => String(part).trim()).filter((part) => part !== '')
      return [...new Set(texts)]
    },
    date(name) {
      const value = take(name)
      if (value === undefined || value === '') return undefined
      const date = readLegalDate(value)
      if (date === undefined) wrong(name, value)
      else if (date !== value) report.note('date-form', `"${name}" ${shorten(value)} is ${date}.`)
      return date
    },
    finish() {
      const rest = Object.keys(row).filter((name) => !asked.has(name))
      if (rest.length > 0) report.note('unused-field', `Not used: "${rest.join('", "')}".`)
    },
  }
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const shorten = (value: unknown): string => JSON.stringify(value).slice(0, 60)
