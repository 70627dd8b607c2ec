import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { AppError } from '../../kernel/errors/app-error.js'
import { createMessages } from '../../kernel/i18n/messages.js'
import { buildIdentity } from '../../testing/build-identity.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { checkOtp, sendOtp, type OtpPurpose } from './otp.js'

let test_: TestDatabase
let app: ReturnType<typeof buildIdentity>
before(async () => {
  test_ = await createTestDatabase()
})
beforeEach(async () => {
  app = buildIdentity(test_.database)
  await test_.asOwner('truncate kernel.rate_limit, identity.otp')
})

const mobile = '+919876543210'
const texts = new Map([['en', new Map([['identity.otp.sms', 'Code {code} for {city}']])]])
const t = createMessages(texts, () => []).translator('en')
const send = async (given: { purpose?: OtpPurpose; ip?: string; mobile?: string } = {}) => {
  const id = await sendOtp(app, {
    mobile,
    purpose: 'sign-in',
    ip: '198.51.100.7',
    city: 'Pune',
    t,
    ...given,
  })
  const code = /\d{6}/.exec(app.phone.at(-1)?.body ?? '')?.[0] ?? ''
  return { id, code, wrong: code === '000000' ? '000001' : '000000' }
}
const check = (id: string, code: string, purpose: OtpPurpose = 'sign-in'): Promise<string> =>
  checkOtp(app, { id, code, purpose }).then(
    () => 'right',
    (error: unknown) => {
      assert.ok(error instanceof AppError && error.status === 422)
      assert.equal(error.faults[0]?.path, 'code')
      return error.faults[0]?.code ?? ''
    },
  )

test('the code that was sent proves the number, and is nowhere in clear', async () => {
  const { id, code } = await send()
  assert.equal(app.phone[0]?.to, mobile)
  const [row] = await test_.asOwner<{ row: string }>('select o::text as row from identity.otp o')
  assert.ok(!row?.row.includes(code) && !row?.row.includes('9876543210'))
  const index = await checkOtp(app, { id, code, purpose: 'sign-in' })
  assert.deepEqual(index, app.keys.blindIndex('mobile', mobile))
})

test('a code works once, also when two try at the same moment', async () => {
  const { id, code } = await send()
  const outcomes = await Promise.all([check(id, code), check(id, code), check(id, code)])
  assert.deepEqual(outcomes.sort(), ['fault.otp-unknown', 'fault.otp-unknown', 'right'])
  assert.equal(await check(id, code), 'fault.otp-unknown')
})

test('five wrong tries end a code', async () => {
  const { id, code, wrong } = await send()
  for (let n = 0; n < 5; n += 1) assert.equal(await check(id, wrong), 'fault.otp-wrong')
  assert.equal(await check(id, code), 'fault.otp-spent')
})

test('four wrong tries do not', async () => {
  const { id, code, wrong } = await send()
  for (let n = 0; n < 4; n += 1) await check(id, wrong)
  assert.equal(await check(id, code), 'right')
})

test('tries at once do not get around the limit', async () => {
  const { id, code, wrong } = await send()
  await Promise.all(Array.from({ length: 20 }, () => check(id, wrong)))
  assert.equal(await check(id, code), 'fault.otp-spent')
})

test('a code ends after five minutes', async () => {
  const { id, code } = await send()
  const [row] = await test_.asOwner<{ life: number }>(
    'select extract(epoch from expires_at - created_at)::float8 as life from identity.otp',
  )
  assert.equal(Math.round(row?.life ?? 0), 300)
  await test_.asOwner(`update identity.otp set expires_at = expires_at - interval '301 seconds'`)
  assert.equal(await check(id, code), 'fault.otp-expired')
})

test('a code is worth nothing for another purpose, and a new one ends the former', async () => {
  const first = await send()
  assert.equal(await check(first.id, first.code, 'file:grievance'), 'fault.otp-unknown')
  const other = await send({ purpose: 'file:grievance' })
  const second = await send()
  assert.equal(await check(first.id, first.code), 'fault.otp-unknown')
  assert.equal(await check(other.id, other.code, 'file:grievance'), 'right')
  assert.equal(await check(second.id, second.code), 'right')
})

test('digits of any script and spaces are taken as typed', async () => {
  const { id, code } = await send()
  const devanagari = Array.from(code)
    .map((digit) => String.fromCodePoint(0x966 + Number(digit)))
    .join(' ')
  assert.equal(await check(id, devanagari), 'right')
})

test('a number gets five codes an hour, whatever address asks', async () => {
  for (let n = 0; n < 5; n += 1) await send({ ip: `198.51.100.${n}` })
  await assert.rejects(send({ ip: '198.51.100.99' }), (error) => {
    return error instanceof AppError && error.status === 429
  })
  assert.equal(app.phone.length, 5)
  await send({ mobile: '+919876500000' })
})

test('a text that could not be sent is told', async () => {
  app.sms = { send: () => Promise.reject(new Error('provider')) }
  await assert.rejects(
    send(),
    (error) => error instanceof AppError && error.code === 'otp-not-sent',
  )
})
