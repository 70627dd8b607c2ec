import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createKeyring, loadKeyring } from './keyring.js'

const folder = mkdtempSync(join(tmpdir(), 'nagara-keyring-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const keys = createKeyring(Buffer.alloc(32, 7))

test('what was sealed opens again, and never looks the same twice', () => {
  const first = keys.encrypt('mobile', '+919876543210', 'row-1')
  const second = keys.encrypt('mobile', '+919876543210', 'row-1')
  assert.notDeepEqual(first, second)
  assert.equal(keys.decrypt('mobile', first, 'row-1'), '+919876543210')
  assert.equal(keys.decrypt('mobile', second, 'row-1'), '+919876543210')
  assert.ok(!first.includes('9876543210'))
})

test('a seal opens for its purpose, its row and its key only, and not when it was touched', () => {
  const sealed = keys.encrypt('mobile', 'text', 'row-1')
  assert.throws(() => keys.decrypt('totp', sealed, 'row-1'))
  assert.throws(() => keys.decrypt('mobile', sealed, 'row-2'))
  assert.throws(() => createKeyring(Buffer.alloc(32, 8)).decrypt('mobile', sealed, 'row-1'))
  for (let index = 0; index < sealed.length; index += 1) {
    const touched = Buffer.from(sealed)
    touched.writeUInt8(touched.readUInt8(index) ^ 1, index)
    assert.throws(() => keys.decrypt('mobile', touched, 'row-1'), `byte ${index}`)
  }
  assert.throws(() => keys.decrypt('mobile', sealed.subarray(0, 20), 'row-1'))
})

test('a blind index is equal for equal values of one purpose only', () => {
  assert.deepEqual(keys.blindIndex('mobile', 'a'), keys.blindIndex('mobile', 'a'))
  assert.notDeepEqual(keys.blindIndex('mobile', 'a'), keys.blindIndex('mobile', 'b'))
  assert.notDeepEqual(keys.blindIndex('mobile', 'a'), keys.blindIndex('email', 'a'))
})

test('a signature fits its text and purpose only', () => {
  const signature = keys.sign('link', 'file-1')
  assert.equal(keys.verify('link', 'file-1', signature), true)
  assert.equal(keys.verify('link', 'file-2', signature), false)
  assert.equal(keys.verify('form', 'file-1', signature), false)
  assert.equal(keys.verify('link', 'file-1', ''), false)
  assert.equal(keys.verify('link', 'file-1', `${signature}x`), false)
})

test('the master key is made once, for its owner only, and found again', () => {
  const data = join(folder, 'first')
  const made = loadKeyring(data, undefined)
  const file = join(data, 'keys', 'master.key')
  assert.match(readFileSync(file, 'utf8'), /^[0-9a-f]{64}$/)
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o077, 0)
  assert.deepEqual(loadKeyring(data, undefined).key('x'), made.key('x'))
})

test('the environment’s key goes before the file’s', () => {
  const given = loadKeyring(folder, '07'.repeat(32))
  assert.deepEqual(given.key('x'), keys.key('x'))
})

for (const [what, content] of [
  ['empty', ''],
  ['cut off', 'ab'.repeat(20)],
  ['no hexadecimal text', 'zz'.repeat(32)],
]) {
  test(`a key file that is ${what} is refused, never used as a weak key`, () => {
    const data = mkdtempSync(join(folder, 'bad-'))
    mkdirSync(join(data, 'keys'))
    writeFileSync(join(data, 'keys', 'master.key'), content ?? '')
    assert.throws(() => loadKeyring(data, undefined), /master\.key/)
  })
}
