import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import { stepOf, totpCode, toBase32 } from '../identity/totp.js'
import type { Answer, Browser } from '../../testing/browser.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let admin: Browser
let desk: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  desk = `/desk/${city.a.slug}`
})
beforeEach(() => city.forgetLimits())

const linkIn = ({ body }: Answer) => /\/staff\/enrol\/[\w-]+\/[\w-]{43}/.exec(body)?.[0] ?? ''
const idIn = (link: string) => link.split('/')[3] ?? ''
const person = (id: string) => `${desk}/staff/person/${id}`

/** Adds an employee by the pages; gives their id and their link. */
async function addOne(login: string, more: Record<string, string> = {}) {
  const added = await admin.form(`${desk}/staff/new`, { login, name: `Person ${login}`, ...more })
  assert.equal(added.status, 200, added.body.slice(-1_500))
  const link = linkIn(added)
  return { id: idIn(link), link }
}

const give = (browser: Browser, id: string, role: string, more: Record<string, string> = {}) =>
  browser.form(person(id), { role, ward: '', department: '', from: '', to: '', why: '', ...more })

async function auditOf(title: string): Promise<string> {
  await city.settle()
  return (await admin.get(`${desk}/audit?title=${encodeURIComponent(title)}`)).body
}

/** Chooses a password by the link and signs in. */
async function enrol(link: string, login: string, password = 'a long pass phrase') {
  const browser = city.browser()
  const page = await browser.get(link)
  const key = /<code dir="ltr">([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  const secret = fromBase32(key)
  assert.equal(toBase32(secret), key)
  const code = (skew: number) => totpCode(secret, stepOf(city.app.clock()) + skew)
  const fields = { password, again: password, code: code(0) }
  const done = await browser.send(page, fields)
  const signedIn = await browser.form('/staff/sign-in', { login, password, code: code(1) })
  return { browser, done, signedIn }
}

function fromBase32(text: string): Buffer {
  let bits = ''
  for (const letter of text) {
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  }
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return Buffer.from(bytes)
}

test('who may see and administer the staff, on every page of it', async () => {
  const id = await city.staffId('field-worker')
  const any = randomUUID()
  const reads = ['staff', `staff/person/${id}`, 'roles', 'roles/role/city-admin']
  const changes = [
    'staff/new',
    'staff/import',
    `staff/import/${any}`,
    `staff/person/${id}`,
    `staff/person/${id}/standing`,
    `staff/person/${id}/reset`,
    `staff/person/${id}/roles`,
    `staff/person/${id}/roles/${any}/end`,
    'roles/new',
    'roles/role/field-worker',
    'acting',
    `acting/charge/${any}/cases`,
    `acting/charge/${any}/end`,
  ]
  for (const [browser, read, write] of [
    [city.browser(), 303, 401],
    [await city.residentSession(), 404, 404],
    [await city.signIn('field-worker'), 403, 403],
    [await city.signIn('commissioner'), 200, 403],
    [await city.signIn('city-admin', 'b'), 404, 404],
  ] as [Browser, number, number][]) {
    const _token = await browser.token()
    for (const path of reads)
      assert.equal((await browser.get(`${desk}/${path}`)).status, read, path)
    for (const path of changes) {
      const sent = await browser.post(`${desk}/${path}`, { _token })
      assert.equal(sent.status, write, path)
    }
  }
})

test('another city’s person is not found here', async () => {
  const other = await city.staffId('field-worker', 'b')
  assert.equal((await admin.get(person(other))).status, 404)
  const _token = await admin.token()
  for (const act of ['', '/standing', '/reset', '/roles']) {
    assert.equal((await admin.post(`${person(other)}${act}`, { _token })).status, 404, act)
  }
  const body = await admin.get(`${desk}/staff?q=field-worker.b&standing=all`)
  assert.ok(!body.body.includes(other))
})

test('every fault of a new employee is told at once, and nobody is added', async () => {
  const _token = await admin.token()
  const answer = await admin.post(`${desk}/staff/new`, {
    _token,
    login: 'No Such',
    name: '',
    designation: 'nothing',
    department: 'nothing',
    mobile: '12',
    email: 'nowhere',
  })
  assert.equal(answer.status, 422)
  for (const path of ['login', 'name', 'designation', 'department', 'mobile', 'email']) {
    assert.match(answer.body, new RegExp(`href="#field-${path}"`), path)
  }
  const taken = await admin.form(`${desk}/staff/new`, { login: 'field-worker.b', name: 'X' })
  assert.equal(taken.status, 422)
  assert.match(taken.body, /This login is taken/)
})

test('an employee is added, enrols once, and does what their role allows', async () => {
  const mobile = '9876512345'
  const { id, link } = await addOne('asha.p', { mobile, email: 'asha@city.example' })
  await give(admin, id, 'grievance-officer')
  const { browser, done, signedIn } = await enrol(link, 'asha.p')
  assert.equal(done.status, 303)
  assert.equal(signedIn.status, 303, signedIn.body.slice(-800))
  assert.equal((await browser.open(`${desk}/inbox/office`)).status, 200)
  assert.equal((await city.browser().get(link)).status, 404, 'the link works once')

  const list = await admin.get(`${desk}/staff?q=asha.p`)
  assert.ok(list.body.includes('Person asha.p'))
  assert.ok(!list.body.includes(mobile) && !list.body.includes('asha@city.example'))
  await admin.form(person(id), { name: 'Asha Patil', mobile: '9876599999' })
  const told = await auditOf('asha.p')
  assert.match(told, /<del>Person asha.p<\/del> → <ins>Asha Patil<\/ins>/)
  assert.match(told, /mobile<\/bdi>.*changed/)
  assert.ok(!told.includes('98765'), 'no number in the audit')
  const [row] = await city.asOwner<{ text: string }>(
    `select string_agg(data::text, '') as text from kernel.event where subject_id = $1`,
    [id],
  )
  assert.ok(row?.text && !row.text.includes('98765'), 'nor in the log')
})

test('a weak or mistyped password and a wrong code are told together; the link stays good', async () => {
  const { link } = await addOne('weak.one')
  const browser = city.browser()
  const answer = await browser.form(link, { password: 'short', again: 'other', code: '000000' })
  assert.equal(answer.status, 422)
  for (const path of ['password', 'again', 'code']) {
    assert.match(answer.body, new RegExp(`href="#field-${path}"`), path)
  }
  assert.equal((await browser.get(link)).status, 200)
  assert.equal((await browser.get(`${link.slice(0, -2)}xx`)).status, 404)
  const refused = await browser.form('/staff/sign-in', {
    login: 'weak.one',
    password: 'short',
    code: '000000',
  })
  assert.equal(refused.status, 422)
})

test('roles are given for a ward and days, stand once, and end; sessions follow at once', async () => {
  const { id, link } = await addOne('ravi.k')
  const ward = (await city.app.places.of(city.a.id)).areas[0]?.id ?? ''
  assert.equal((await give(admin, id, 'city-admin', { why: 'Order 7' })).status, 303)
  assert.equal((await give(admin, id, 'city-admin')).status, 422, 'it stands already')
  assert.equal((await give(admin, id, 'field-worker', { ward })).status, 303)
  const bad = await admin.post(`${person(id)}/roles`, {
    _token: await admin.token(),
    role: 'king',
    ward: randomUUID(),
    department: 'nothing',
    from: '2020-01-01',
    to: 'soon',
  })
  assert.equal(bad.status, 422)
  for (const path of ['role', 'ward', 'department', 'from', 'to']) {
    assert.match(bad.body, new RegExp(`href="#field-role-${path}"`), path)
  }
  const { browser } = await enrol(link, 'ravi.k')
  assert.equal((await browser.get(`${desk}/staff`)).status, 200)
  const [row] = await city.asOwner<{ id: string }>(
    `select id from access.assignment where account_id = $1 and role = 'city-admin'`,
    [id],
  )
  const end = `${person(id)}/roles/${row?.id}/end`
  await admin.post(end, { _token: await admin.token(), last: '' })
  assert.equal((await browser.get(`${desk}/staff`)).status, 403, 'without signing in again')
  assert.match(await auditOf('ravi.k/city-admin'), /Order 7/)
  assert.equal((await give(admin, id, 'city-admin')).status, 303, 'it can be given again')
})

test('nobody gives what they do not hold: by role, by a role of their own, or by becoming somebody', async () => {
  const made = await admin.form(`${desk}/roles/new`, {
    code: 'personnel',
    'name.en': 'Personnel',
    'permission.staff.administer': 'yes',
    'permission.staff.read': 'yes',
    'permission.desk.use': 'yes',
  })
  assert.equal(made.status, 303, made.body.slice(-1_000))
  const { id, link } = await addOne('clerk.one')
  await give(admin, id, 'personnel')
  const { browser: clerk } = await enrol(link, 'clerk.one')
  const { id: other } = await addOne('nobody.two')
  const _token = await clerk.token()
  const send = (path: string, fields: Record<string, string>) =>
    clerk.post(`${desk}/${path}`, { _token, ...fields })
  const roleOf = (role: string, whom = other) => send(`staff/person/${whom}/roles`, { role })
  assert.equal((await roleOf('field-worker')).status, 303, 'duties may be given')
  for (const role of ['city-admin', 'commissioner']) {
    assert.equal((await roleOf(role)).status, 422, role)
    assert.equal((await roleOf(role, id)).status, 422, `${role} to themselves`)
  }
  const wide = { code: 'wide', 'name.en': 'Wide', 'permission.lists.change': 'yes' }
  assert.equal((await send('roles/new', wide)).status, 422)
  const own = { 'name.en': 'P', 'permission.audit.read': 'yes', retired: 'no' }
  assert.equal((await send('roles/role/personnel', own)).status, 422)
  assert.equal((await send('roles/role/city-admin', own)).status, 403, 'built in')
  const chief = await city.staffId('city-admin')
  assert.equal((await send(`staff/person/${chief}/reset`, {})).status, 422)
  const acting = { absent: chief, acting: id, from: '', to: '2099-01-01' }
  assert.equal((await send('acting', acting)).status, 422)
  assert.equal((await clerk.get(`${desk}/lists/department`)).status, 403)
  const [still] = await city.asOwner<{ n: number }>(
    `select count(*)::int as n from access.assignment
     where account_id in ($1, $2) and role in ('city-admin', 'commissioner')`,
    [id, other],
  )
  assert.equal(still?.n, 0)
  assert.match(await auditOf('personnel'), /staff.administer/)
})

test('a person goes out of service and back; nobody does it to themselves', async () => {
  const { id, link } = await addOne('sita.m')
  await give(admin, id, 'grievance-officer')
  const { browser } = await enrol(link, 'sita.m')
  const standing = (active: string) =>
    admin.form(person(id), { why: 'Retired' }, { holding: { active } })
  assert.equal((await standing('no')).status, 303)
  assert.equal((await browser.get(`${desk}/inbox/office`)).status, 404)
  assert.equal((await standing('yes')).status, 303)
  assert.equal((await browser.get(`${desk}/inbox/office`)).status, 200)
  assert.match(await auditOf('sita.m'), /Retired/)
  const self = await city.staffId('city-admin')
  const own = await admin.post(`${person(self)}/standing`, {
    _token: await admin.token(),
    active: 'no',
  })
  assert.equal(own.status, 422)
  assert.match(own.body, /Nobody can do this to themselves/)
})

test('the last city administrator stays, also when two are ended at the same moment', async () => {
  const { a: tenant } = city
  const fresh = await startTestApp()
  const first = await fresh.signIn('city-admin')
  const { id } = {
    id: linkIn(await first.form(`${desk}/staff/new`, { login: 'second.admin', name: 'Second' })),
  }
  const second = idIn(id)
  await give(first, second, 'city-admin')
  const self = await fresh.staffId('city-admin')
  const rows = await fresh.asOwner<{ id: string; account_id: string }>(
    `select id, account_id from access.assignment
     where tenant_id = $1 and role = 'city-admin' and account_id in ($2, $3)`,
    [tenant.id, self, second],
  )
  const _token = await first.token()
  const ended = await Promise.all(
    rows.map((row) =>
      first.post(`${person(row.account_id)}/roles/${row.id}/end`, { _token, last: '' }),
    ),
  )
  // Whoever comes second finds the other gone, or has lost the right to ask.
  assert.equal(ended.filter(({ status }) => status === 303).length, 1)
  const [left] = await fresh.asOwner<{ n: number }>(
    `select count(*)::int as n from access.assignment
     where tenant_id = $1 and role = 'city-admin' and valid_to is null`,
    [tenant.id],
  )
  assert.equal(left?.n, 1)
})

test('a lost phone: the old way in and every session end, the new link works', async () => {
  const { id, link } = await addOne('lost.phone')
  await give(admin, id, 'grievance-officer')
  const { browser } = await enrol(link, 'lost.phone')
  assert.equal((await browser.get(`${desk}/inbox/office`)).status, 200)
  const reset = await admin.post(`${person(id)}/reset`, { _token: await admin.token() })
  assert.equal(reset.status, 200)
  assert.equal((await browser.get(`${desk}/inbox/office`)).status, 303)
  assert.equal((await city.browser().get(link)).status, 404)
  const again = await enrol(linkIn(reset), 'lost.phone', 'another long phrase')
  assert.equal(again.signedIn.status, 303)
  assert.match(await auditOf('lost.phone'), /secondFactor/)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
