import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../../../kernel/errors/app-error.js'
import { withCheckDigit } from '../../../kernel/public-number/index.js'
import { readInstant, writeInstant } from './instant.js'
import { readListFilter } from './list-filter.js'

const now = new Date('2026-11-23T06:30:00Z')
const read = (query: string) => readListFilter(new URLSearchParams(query), now)
const faultsOf = (query: string): string[] => {
  try {
    read(query)
    return []
  } catch (error) {
    assert.ok(error instanceof AppError)
    assert.equal(error.status, 400)
    return error.faults.map(({ path }) => path)
  }
}

test('without dates it is the last 90 days, at most a thousand', () => {
  const from = new Date('2026-08-25T06:30:00Z')
  assert.deepEqual(read(''), { from, to: now, open: null, codes: null, limit: 1_000, offset: 0 })
})

test('one date gives the 90 days after or before it', () => {
  const spanOf = (query: string) => {
    const filter = read(query)
    assert.ok('from' in filter)
    return [writeInstant(filter.from), writeInstant(filter.to)]
  }
  const after = ['2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z']
  assert.deepEqual(spanOf('start_date=2026-01-01T05:30:00%2B05:30'), after)
  assert.deepEqual(spanOf('end_date=2026-04-01'), after)
  const recent = ['2026-11-01T00:00:00Z', '2026-11-23T06:30:00Z']
  assert.deepEqual(spanOf('start_date=2026-11-01T00:00:00Z'), recent)
})

test('an instant needs its zone, and a day that there is', () => {
  const instants: [string, string | undefined][] = [
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2026-01-31T08:15Z', '2026-01-31T08:15:00Z'],
    ['2026-01-31T08:15:30.25-05:00', '2026-01-31T13:15:30Z'],
    ['2026-01-31T08:15:30 05:30', '2026-01-31T02:45:30Z'],
    ['2026-01-31T08:15:30', undefined],
    ['2026-02-30', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ]
  for (const [text, expected] of instants) {
    const at = readInstant(text)
    assert.equal(at && writeInstant(at), expected, text)
  }
})

test('codes and states are lists; open and closed together are both', () => {
  const filter = read('service_code=a,b&service_code=b,c&status=closed&page=3&page_size=50')
  assert.ok('codes' in filter)
  assert.deepEqual(filter.codes, ['a', 'b', 'c'])
  assert.equal(filter.open, false)
  assert.deepEqual([filter.limit, filter.offset], [50, 100])
  const both = read('status=open,closed')
  assert.ok('open' in both && both.open === null)
})

test('ids override everything else, and what cannot be one is left out', () => {
  const number = withCheckDigit('1234567890')
  const query = `service_request_id=${number},12345,x&status=nonsense&page=0`
  assert.deepEqual(read(query), { numbers: [number] })
})

test('every fault is told at once', () => {
  const query = 'start_date=x&end_date=2026-01-01T00:00:00&status=done&page=0&page_size=1001'
  const paths = ['end_date', 'page', 'page_size', 'start_date', 'status']
  assert.deepEqual(faultsOf(query).sort(), paths)
  assert.deepEqual(faultsOf('start_date=2026-01-01&end_date=2026-04-02'), ['end_date'])
  assert.deepEqual(faultsOf('start_date=2026-01-02&end_date=2026-01-01'), ['end_date'])
  assert.deepEqual(
    faultsOf(`service_request_id=${Array.from({ length: 1_001 }, (_n, i) => i).join()}`),
    ['service_request_id'],
  )
})
