import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedStep, stepOf, toBase32, totpCode } from './totp.js'

// RFC 6238 appendix B, SHA-1; the last six of its eight digits.
const secret = Buffer.from('12345678901234567890')
const vectors: readonly [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
]
for (const [seconds, code] of vectors) {
  test(`RFC 6238: at ${seconds} s the code is ${code}`, () => {
    assert.equal(totpCode(secret, stepOf(new Date(seconds * 1_000))), code)
  })
}

const now = new Date(1_111_111_111_000)
const step = stepOf(now)

test('the codes of this step and of its neighbours are taken, others are not', () => {
  for (const skew of [-1, 0, 1]) {
    assert.equal(acceptedStep(secret, totpCode(secret, step + skew), now, null), step + skew)
  }
  for (const skew of [-2, 2]) {
    assert.equal(acceptedStep(secret, totpCode(secret, step + skew), now, null), undefined)
  }
  for (const code of ['', '0', '000000', `${totpCode(secret, step)}0`]) {
    assert.equal(acceptedStep(secret, code, now, null), undefined)
  }
})

test('a step is used once, and none before it afterwards', () => {
  assert.equal(acceptedStep(secret, totpCode(secret, step), now, step), undefined)
  assert.equal(acceptedStep(secret, totpCode(secret, step - 1), now, step), undefined)
  assert.equal(acceptedStep(secret, totpCode(secret, step + 1), now, step), step + 1)
})

test('base32 as in RFC 4648, section 10, without padding', () => {
  const words = { f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB' }
  for (const [text, coded] of Object.entries(words)) {
    assert.equal(toBase32(Buffer.from(text)), coded)
  }
  assert.equal(toBase32(secret), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})
