import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signFileLink, verifyFileLink } from './file-link.js'

const target = { tenantId: 802_814, fileId: 'f1', variant: 'original' }
const secret = Buffer.alloc(32, 1)
const expiresAt = new Date('2026-01-01T00:05:00Z')
const now = new Date('2026-01-01T00:04:59.999Z')
const token = signFileLink({ ...target, expiresAt, secret })

test('a link opens its file until the second it expires', () => {
  assert.deepEqual(verifyFileLink({ ...target, token, now, secret }), { ok: true, expiresAt })
  const late = verifyFileLink({ ...target, token, now: expiresAt, secret })
  assert.deepEqual(late, { ok: false, reason: 'expired' })
})

test('it opens nothing else, and no later', () => {
  const [expiry = '', mac = ''] = token.split('.')
  const forgeries = [
    { tenantId: 1 },
    { fileId: 'f2' },
    { variant: 'thumbnail' },
    { fileId: 'f1","original' },
    { secret: Buffer.alloc(32, 2) },
    { token: `${Number(expiry) + 60}.${mac}` },
    { token: `${expiry}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}` },
  ]
  for (const change of forgeries) {
    const verdict = verifyFileLink({ ...target, token, now, secret, ...change })
    assert.deepEqual(verdict, { ok: false, reason: 'forged' }, JSON.stringify(change))
  }
})

test('a late forgery is told to be forged, not late', () => {
  const verdict = verifyFileLink({ ...target, token, now: expiresAt, secret, fileId: 'f2' })
  assert.deepEqual(verdict, { ok: false, reason: 'forged' })
})

test('nonsense is malformed', () => {
  for (const bad of ['', '.', token.slice(0, -1), `0${token}`, `${token}\n`, `-${token}`]) {
    const verdict = verifyFileLink({ ...target, token: bad, now, secret })
    assert.deepEqual(verdict, { ok: false, reason: 'malformed' }, bad)
  }
})

test('a short secret is a bug', () => {
  assert.throws(() => signFileLink({ ...target, expiresAt, secret: Buffer.alloc(31) }))
})
