import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, isPassword } from './password.js'

test('a password fits its own hash only, and two hashes of it differ', async () => {
  const [first, second] = await Promise.all([hashPassword('कुंजी-1'), hashPassword('कुंजी-1')])
  assert.notEqual(first, second)
  assert.ok(!first.includes('कुंजी'))
  assert.match(first, /^scrypt\$15\$8\$3\$/)
  assert.equal(await isPassword('कुंजी-1', first), true)
  assert.equal(await isPassword('कुंजी-2', first), false)
  assert.equal(await isPassword('', first), false)
})

test('the same letters typed another way are the same password', async () => {
  assert.equal(await isPassword('cafe\u0301', await hashPassword('caf\u00e9')), true)
})

test('a stored text of another kind fits nothing', async () => {
  for (const stored of ['', 'plain', 'md5$1$2$3$aa$bb', 'scrypt$15$8$3$c2FsdA']) {
    assert.equal(await isPassword('plain', stored), false)
  }
})
