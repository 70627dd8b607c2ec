import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { parseInstant } from './value-types.js'

test('an instant reads the same the short way and the long way', () => {
  const parse: (text: string) => Date | number = pg.types.getTypeParser(pg.types.builtins.TIMESTAMP)
  const texts = [
    '2026-04-01 09:30:00+00',
    '2026-04-01 09:30:00.1+00',
    '2026-04-01 09:30:00.123456+00',
    '1999-12-31 23:59:59.999+00',
    '0099-01-02 03:04:05+00',
    '2026-04-01 15:00:00+05:30',
    '2026-04-01 09:30:00-03',
    'infinity',
    '-infinity',
    '0044-03-15 12:00:00+00 BC',
    '12026-04-01 09:30:00+00',
  ]
  for (const text of texts) {
    assert.deepEqual(Number(parseInstant(text)), Math.floor(Number(parse(text))), text)
  }
})
