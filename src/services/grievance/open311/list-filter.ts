import type { Fault } from '../../../kernel/errors/app-error.js'
import { errors } from '../../../kernel/errors/errors.js'
import { hasValidCheckDigit, normalisePublicNumber } from '../../../kernel/public-number/index.js'
import { readInstant } from './instant.js'

/** Either named requests, or those filed in a span of time. */
export type ListFilter =
  | { numbers: string[] }
  | {
      from: Date
      to: Date
      open: boolean | null
      codes: string[] | null
      limit: number
      offset: number
    }

const dayMs = 86_400_000
const longestMs = 90 * dayMs
/** GeoReport answers with at most so many. */
const most = 1_000
const lastPage = 100

/**
 * Reads GeoReport's filters; `service_request_id` overrides all others, and without dates it is the
 * last 90 days. Throws `bad-request` with every fault.
 */
export function readListFilter(query: URLSearchParams, now: Date): ListFilter {
  const faults: Fault[] = []
  const ids = listOf(query.getAll('service_request_id'))
  if (ids.length > most) {
    throw errors.badRequest([
      { path: 'service_request_id', code: 'open311.fault.too-many', params: { most } },
    ])
  }
  if (ids.length > 0) return { numbers: ids.flatMap(numberOf) }
  const { from, to } = readSpan(query, now, faults)
  const size = readCount(query, 'page_size', most, most, faults)
  const page = readCount(query, 'page', 1, lastPage, faults)
  const codes = listOf(query.getAll('service_code'))
  const open = readStatus(query, faults)
  if (faults.length > 0) throw errors.badRequest(faults)
  return {
    from,
    to,
    open,
    codes: codes.length > 0 ? codes : null,
    limit: size,
    offset: (page - 1) * size,
  }
}

/** A number that cannot be one is left out: it names no request. */
export function numberOf(text: string): string[] {
  const digits = normalisePublicNumber(text)
  return digits !== undefined && hasValidCheckDigit(digits) ? [digits] : []
}

const listOf = (values: readonly string[]): string[] => [
  ...new Set(
    values
      .flatMap((value) => value.split(','))
      .map((part) => part.replaceAll('\0', '').trim())
      .filter((part) => part !== ''),
  ),
]

function readSpan(query: URLSearchParams, now: Date, faults: Fault[]): { from: Date; to: Date } {
  const read = (path: string): Date | undefined => {
    const text = query.get(path) ?? ''
    const at = text === '' ? undefined : readInstant(text)
    if (text !== '' && !at) faults.push({ path, code: 'open311.fault.instant' })
    return at
  }
  const start = read('start_date')
  const end = read('end_date')
  const to = end ?? (start ? new Date(Math.min(now.getTime(), start.getTime() + longestMs)) : now)
  const from = start ?? new Date(to.getTime() - longestMs)
  if (from > to) faults.push({ path: 'end_date', code: 'open311.fault.span-order' })
  if (to.getTime() - from.getTime() > longestMs) {
    faults.push({ path: 'end_date', code: 'open311.fault.span', params: { days: 90 } })
  }
  return { from, to }
}

function readCount(
  query: URLSearchParams,
  path: string,
  absent: number,
  max: number,
  faults: Fault[],
): number {
  const text = query.get(path) ?? ''
  if (text === '') return absent
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (value >= 1 && value <= max) return value
  faults.push({ path, code: 'fault.range', params: { min: 1, max } })
  return absent
}

function readStatus(query: URLSearchParams, faults: Fault[]): boolean | null {
  const asked = listOf(query.getAll('status'))
  if (!asked.every((status) => status === 'open' || status === 'closed')) {
    faults.push({ path: 'status', code: 'open311.fault.status' })
  }
  return asked.length === 1 ? asked[0] === 'open' : null
}
