import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeSecret, signWebhook } from './signature.js'

test('it signs as the specification’s own example (Standard Webhooks, reference libraries)', () => {
  const signed = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  })
  assert.equal(signed, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('a secret has 24 random bytes behind its prefix', () => {
  const [one, other] = [makeSecret(), makeSecret()]
  assert.notEqual(one, other)
  assert.match(one, /^whsec_[A-Za-z0-9+/]{32}$/)
  assert.equal(Buffer.from(one.slice(6), 'base64').length, 24)
})
