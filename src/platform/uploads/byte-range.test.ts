import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byteRange } from './byte-range.js'

test('the part that is asked for (RFC 9110, 14.1.2)', () => {
  const examples: [string | undefined, ReturnType<typeof byteRange>][] = [
    [undefined, undefined],
    ['bytes=0-1', { from: 0, to: 1 }],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=90-500', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,4-5', undefined],
    ['lines=0-1', undefined],
    ['bytes=9999999999999999-', undefined],
  ]
  for (const [header, expected] of examples) {
    assert.deepEqual(byteRange(header, 100), expected, header)
  }
})
