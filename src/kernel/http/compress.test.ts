import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { chooseEncoding, compress } from './compress.js'

const page = 'सूर्यनगर में पानी नहीं आ रहा। '.repeat(100)

test('a text comes back as it was, from either encoding, small or large', async () => {
  for (const text of [page, page.repeat(100)]) {
    const brotli = await compress(text, 'gzip, deflate, br')
    const gzip = await compress(text, 'gzip')
    assert.equal(brotli && brotliDecompressSync(brotli.body).toString(), text)
    assert.equal(gzip && gunzipSync(gzip.body).toString(), text)
    assert.ok(brotli && brotli.body.length < text.length / 4)
  }
})

test('short texts and callers that accept nothing are left alone', async () => {
  assert.equal(await compress('short', 'br'), undefined)
  assert.equal(await compress(page, undefined), undefined)
})

test('what a caller accepts', () => {
  const cases: readonly (readonly [string | undefined, 'br' | 'gzip' | undefined])[] = [
    [undefined, undefined],
    ['identity', undefined],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=1.0, BR;q=0.5', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0, gzip; q=0', undefined],
  ]
  for (const [header, expected] of cases) assert.equal(chooseEncoding(header), expected, header)
})
