import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { AppError } from '../../kernel/errors/app-error.js'
import { buildIdentity } from '../../testing/build-identity.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { addStaff, checkStaff } from './staff.js'
import { stepOf, totpCode } from './totp.js'

const secret = Buffer.from('12345678901234567890')
const right = { login: 'Asha.Patil', password: 'a long pass phrase', name: 'Asha' }
let test_: TestDatabase
let app: ReturnType<typeof buildIdentity>
let id: string | undefined
before(async () => {
  test_ = await createTestDatabase()
  app = buildIdentity(test_.database)
  id = await addStaff(app, { ...right, totpSecret: secret })
})
beforeEach(async () => {
  await test_.asOwner('truncate kernel.rate_limit')
  await test_.asOwner(
    'update identity.account set totp_last_step = null, failed_attempts = 0, locked_until = null',
  )
})

const codeAt = (now: Date, skew = 0) => totpCode(secret, stepOf(now) + skew)
const signIn = (given: Partial<Parameters<typeof checkStaff>[1]> = {}): Promise<string> => {
  const now = given.now ?? new Date()
  const whole = { ...right, code: codeAt(now), ip: '198.51.100.7', now, ...given }
  return checkStaff(app, whole).then(
    (person) => person.id,
    (error: unknown) => {
      assert.ok(error instanceof AppError)
      return `${error.code} ${error.faults.map((fault) => `${fault.path} ${fault.code}`).join()}`
    },
  )
}
const refused = 'invalid login fault.sign-in'

test('login, password and code together sign in; the login is read as people type it', async () => {
  assert.ok(id)
  assert.equal(await signIn(), id)
  assert.equal(await signIn({ login: ' asha.patil ', code: codeAt(new Date(), 1) }), id)
})

test('whichever part is wrong, the answer is the same', async () => {
  assert.equal(await signIn({ password: 'another' }), refused)
  assert.equal(await signIn({ code: '' }), refused)
  assert.equal(await signIn({ code: codeAt(new Date(), 5) }), refused)
  assert.equal(await signIn({ login: 'nobody' }), refused)
})

test('a code signs in once, also when two use it at the same moment', async () => {
  const now = new Date()
  const outcomes = await Promise.all([signIn({ now }), signIn({ now }), signIn({ now })])
  assert.deepEqual(
    outcomes.filter((outcome) => outcome !== refused),
    [id],
  )
  assert.equal(await signIn({ now }), refused)
  assert.equal(await signIn({ now, code: codeAt(now, -1) }), refused, 'nor does an older one')
})

test('five failures rest the account for 15 minutes, even for the right person', async () => {
  for (let n = 0; n < 5; n += 1) assert.equal(await signIn({ password: 'guess' }), refused)
  assert.equal(await signIn(), refused)
  const later = new Date(Date.now() + 14 * 60_000)
  assert.equal(await signIn({ now: later }), refused)
  const after = new Date(Date.now() + 16 * 60_000)
  assert.equal(await signIn({ now: after }), id)
})

test('signing in clears the count of failures', async () => {
  for (let n = 0; n < 4; n += 1) await signIn({ password: 'guess' })
  assert.equal(await signIn(), id)
  for (let n = 0; n < 4; n += 1) await signIn({ password: 'guess' })
  assert.equal(await signIn({ code: codeAt(new Date(), 1) }), id)
})

test('a taken login makes no second account', async () => {
  assert.equal(await addStaff(app, { ...right, login: 'ASHA.PATIL' }), undefined)
  const [row] = await test_.asOwner<{ n: number }>(
    'select count(*)::int as n from identity.account',
  )
  assert.equal(row?.n, 1)
})

test('an address may try twenty times, then it waits', async () => {
  await test_.asOwner(`update identity.account set locked_until = now() + interval '1 day'`)
  const outcomes = []
  for (let n = 0; n < 21; n += 1) outcomes.push(await signIn({ login: 'nobody' }))
  assert.equal(outcomes.filter((outcome) => outcome === refused).length, 20)
  assert.match(outcomes[20] ?? '', /^too-many/)
})
