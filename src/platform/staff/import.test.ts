import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let admin: Browser
let staff: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  staff = `/desk/${city.a.slug}/staff`
})
beforeEach(() => city.forgetLimits())

const upload = (text: string, fields: Record<string, string> = {}) =>
  admin.form(`${staff}/import`, fields, {
    files: [{ field: 'file', name: 'staff.csv', type: 'text/csv', bytes: Buffer.from(text) }],
  })
const membersLike = async (login: string) => {
  const rows = await city.asOwner<{ name: string; version: number }>(
    `select m.name, m.version from access.member m join identity.account a on a.id = m.account_id
     where m.tenant_id = $1 and a.login like $2 order by a.login`,
    [city.a.id, login],
  )
  return rows
}
const confirmOf = (body: string) =>
  /action="([^"]*\/staff\/import\/[\w-]{36})"/.exec(body)?.[1] ?? ''

test('a file is looked at first, taken once, and a second look changes only what differs', async () => {
  const head = 'login,name,department,mobile,email'
  const look = await upload(`${head}\nfile.one,File One,lights,9876500011,\nfile.two,Two,,,\n`)
  assert.equal(look.status, 200, look.body.slice(-800))
  assert.match(look.body, /2 new/)
  assert.deepEqual(await membersLike('file.%'), [], 'a look changes nothing')
  const confirm = confirmOf(look.body)
  const _token = await admin.token()
  const stranger = await city.signIn('city-admin', 'b')
  const theirs = confirm.replace(city.a.slug, city.b.slug)
  assert.equal((await stranger.post(theirs, { _token: await stranger.token() })).status, 404)
  const done = await admin.post(confirm, { _token })
  assert.equal(done.body.match(/\/staff\/enrol\//g)?.length, 2)
  assert.equal((await admin.post(confirm, { _token })).status, 404)
  const again = await upload(`${head}\nfile.one,File Uno,lights,9876500011,\nfile.two,Two,,,\n`)
  assert.match(again.body, /0 new, 1 changed, 1 as it was/)
  assert.equal((await admin.post(confirmOf(again.body), { _token })).status, 303)
  assert.deepEqual(await membersLike('file.%'), [
    { name: 'File Uno', version: 2 },
    { name: 'Two', version: 1 },
  ])
  await city.settle()
  const audit = await admin.get(`/desk/${city.a.slug}/audit?title=file.one`)
  assert.match(audit.body, /<del>File One<\/del> → <ins>File Uno<\/ins>/)
  const same = await upload(`${head}\nfile.one,File Uno,lights,9876500011,\n`)
  assert.equal(same.status, 303)
})

test('every fault of every row is told by row and column, on the page and as a file', async () => {
  const text = [
    'login,name,department,mobile,email',
    'Bad Login,,nowhere,12,none',
    'twice.x,Twice,,,',
    'twice.x,Twice,,,',
    'field-worker.b,Of another city,,,',
    '=cmd|calc,"=HYPERLINK(""http://evil"")",,,',
    'aadhaar.x,2345 6789 0124,,,',
  ].join('\n')
  const page = await upload(text)
  assert.equal(page.status, 422)
  for (const cell of ['login', 'name', 'department', 'mobile', 'email']) {
    assert.ok(page.body.includes(`<td>2</td><td><bdi>${cell}</bdi>`), cell)
  }
  assert.ok(page.body.includes('<td>4</td><td><bdi>login</bdi>'))
  assert.ok(page.body.includes('<td>5</td><td><bdi>login</bdi>'))
  assert.ok(page.body.includes('<td>6</td><td><bdi>login</bdi>'))
  const file = await upload(text, { 'as-file': 'yes' })
  assert.match(String(file.headers['content-type']), /text\/csv/)
  assert.ok(!/(^|,)[=+@]/m.test(file.body.replace('\uFEFF', '')), 'no cell is a formula')
  assert.deepEqual(await membersLike('twice%'), [])
})

test('hostile cells are text: kept as they are, escaped where shown', async () => {
  const look = await upload(
    `login,name\nhostile.one,"'=1+1 <script>alert(1)</script>"\nhostile.two,"\u202eRTL\u0000 name"\n`,
  )
  assert.equal(look.status, 200, look.body.slice(-800))
  assert.ok(!look.body.includes('<script>alert'))
  await admin.post(confirmOf(look.body), { _token: await admin.token() })
  const [one, two] = await membersLike('hostile%')
  assert.equal(one?.name, '=1+1 <script>alert(1)</script>')
  assert.ok(
    two && !two.name.includes('\u202e') && !two.name.includes('\0'),
    'what misleads the eye is taken out',
  )
  const list = await admin.get(`${staff}?q=1%2B1`)
  assert.ok(list.body.includes('&lt;script>alert') || list.body.includes('&lt;script&gt;alert'))
})

test('a file that is none, with unknown columns, or too long is refused whole', async () => {
  for (const text of [
    '"',
    'login,colour\nx,red',
    'name\nX',
    `login,name\n${'a,b\n'.repeat(501)}`,
  ]) {
    assert.equal((await upload(text)).status, 422, text.slice(0, 30))
  }
  const none = await admin.post(`${staff}/import/${randomUUID()}`, { _token: await admin.token() })
  assert.equal(none.status, 404)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
