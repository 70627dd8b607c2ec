import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertFileKey, isFileKey } from './file-key.js'

test('a key is lower-case hex, hyphens and single slashes', () => {
  assert.ok(isFileKey('802814/0198c5f2-7a3b-7c00-8000-00000000000a/1'))
  const bad = ['', '/', 'a/', '/a', 'a//b', '..', 'a/../b', 'a.b', 'A', 'a\\b', 'a\0', 'a\n', '-a']
  for (const key of [...bad, 'g', 'a'.repeat(201)]) assert.ok(!isFileKey(key), JSON.stringify(key))
  assert.throws(() => assertFileKey('../a'), /file key/)
})
