import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, describe, test } from 'node:test'
import sharp from 'sharp'
import { buildPdf } from './kernel/files/pdf/build-pdf.js'
import type { AnyRoute } from './kernel/http/route.js'
import type { Context } from './platform/request/context.js'
import { grievance } from './services/grievance/declaration.js'
import { treePermission } from './services/catalogue/tree-permission/declaration.js'
import type { Browser } from './testing/browser.js'
import { actByPage } from './testing/desk-act.js'
import { answerQuestions, fileCase } from './testing/file-case.js'
import { startTestApp, type TestApp } from './testing/start-app.js'

let city: TestApp
let routes: AnyRoute<Context>[]
let number: string
const people: Record<string, Browser> = {}
before(async () => {
  city = await startTestApp()
  routes = city.app.modules.flatMap((module) => [...(module.routes?.(city.app) ?? [])])
  people['nobody'] = city.browser()
  people['resident'] = await city.residentSession()
  people['officer'] = await city.signIn('grievance-officer')
  people['commissioner'] = await city.signIn('commissioner')
  const plan = { city: 'alphapur', variant: 0 }
  number = (await fileCase(city, city.browser(), grievance, { plan, as: 'anonymous' })).number
  await city.settle()
})
beforeEach(() => city.forgetLimits())

const ids = ['------------------------------------', randomUUID(), '../../etc/passwd', '%00', '१२३']
const garbage: readonly Record<string, string>[] = [
  {},
  ...[
    "' or 1=1 --",
    '__proto__',
    'constructor',
    '%2e%2e%2f%2e%2e%2f',
    '%00',
    '%',
    '😀'.repeat(40),
    'x'.repeat(900),
    ...ids,
  ].map((text) => ({ any: text })),
]

/** A route's address with parts of its own (the city is real) or garbage in every place. */
const addressOf = (route: AnyRoute<Context>, given: Record<string, string>): string =>
  route.path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const real: Record<string, string> = {
      city: 'alphapur',
      lgd: '1000001',
      number,
      service: 'grievance',
      draft: randomUUID(),
      id: randomUUID(),
      variant: 'full',
      view: 'office',
      page: 'what',
      tag: 'hi',
    }
    const wild = given['any']
    if (wild !== undefined && name !== 'city' && name !== 'lgd') return encodeSome(wild)
    return real[name] ?? 'x'
  })

const encodeSome = (text: string) => (text.includes('%') ? text : encodeURIComponent(text))

/** Rows of every table that people's acts write to; sessions and limits come and go. */
async function rowCounts() {
  const [row] = await city.asOwner<Record<string, number>>(
    `select ${tables.map((table, n) => `(select count(*) from ${table})::int as t${n}`).join(', ')}`,
  )
  return row
}
const tables = [
  'service.application',
  'service.step',
  'service.permission',
  'service.about',
  'upload.file',
  'identity.account',
  'kernel.event',
  'kernel.event_pending',
  'masterdata.entry',
  'access.assignment',
  'tenancy.tenant',
]

/** Nothing of ours failed, whoever asked for whatever. */
function requireClear(answer: { statusCode: number; body: string }, what: string) {
  assert.ok(answer.statusCode < 500, `${what} answered ${answer.statusCode}`)
  // Tokens and ids are random: sooner or later one spells anything.
  const told = answer.body.replaceAll(/value="[^"]*"/g, '')
  assert.doesNotMatch(told, /at .*\.(ts|js):\d+|pg_|SELECT |relation "/, what)
}

const bodies: readonly { name: string; type: string; payload: string | Buffer }[] = [
  { name: 'broken JSON', type: 'application/json', payload: '{"a":' },
  { name: 'no object', type: 'application/json', payload: '[1,2]' },
  { name: 'null', type: 'application/json', payload: 'null' },
  { name: 'proto', type: 'application/json', payload: '{"__proto__":{"admin":true}}' },
  { name: 'deep', type: 'application/json', payload: '['.repeat(50_000) },
  { name: 'bad UTF-8', type: 'application/json', payload: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
  { name: 'big', type: 'application/json', payload: `{"a":"${'x'.repeat(1_200_000)}"}` },
  { name: 'wrong types', type: 'application/json', payload: '{"answers":7,"consent":"yes"}' },
  { name: 'XML', type: 'application/xml', payload: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
  { name: 'no boundary', type: 'multipart/form-data', payload: 'x' },
  { name: 'cut multipart', type: 'multipart/form-data; boundary=b', payload: '--b\r\nfoo' },
  {
    name: 'proto field',
    type: 'multipart/form-data; boundary=b',
    payload: '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
  },
  { name: 'bad form', type: 'application/x-www-form-urlencoded', payload: '%E0%A4%A=%&&==a[b]=c' },
  { name: 'bad type', type: 'text/html; charset=', payload: '<b>' },
]

describe('every registered route, called with garbage', () => {
  test('in the address and the query', async () => {
    const before = await rowCounts()
    for (const route of routes.filter(({ path }) => !path.endsWith('/stream'))) {
      for (const given of garbage) {
        for (const who of ['nobody', 'commissioner']) {
          const wild = given['any'] ?? ''
          const q = wild.includes('%') ? wild : encodeURIComponent(wild)
          const query = `?q=${q}&to=${q}&after=${q}&before=${q}&ward=${q}&number=${q}&key=${q}&q=2`
          const url = addressOf(route, given) + (given['any'] === undefined ? '' : query)
          const answer = await city.server.inject({
            method: route.method,
            url,
            headers: people[who]?.cookieHeader() ?? {},
          })
          requireClear(answer, `${who}: ${route.method} ${url}`)
        }
      }
    }
    assert.deepEqual(await rowCounts(), before)
  })

  test('in the body', async () => {
    const before = await rowCounts()
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      for (const { name, type, payload } of bodies) {
        const browser = people['officer']
        const answer = await city.server.inject({
          method: route.method,
          url: addressOf(route, {}),
          headers: {
            ...browser?.cookieHeader(),
            'content-type': type,
            'idempotency-key': randomUUID(),
          },
          payload,
        })
        const what = `${route.method} ${route.path} with ${name}`
        requireClear(answer, what)
        assert.ok(answer.statusCode >= 400, `${what} answered ${answer.statusCode}`)
      }
    }
    assert.deepEqual(await rowCounts(), before)
  })
})

test('another city’s session gets nothing out of any route of this city, and changes nothing', async () => {
  const before = await rowCounts()
  const strangers = [await city.signIn('commissioner', 'b'), await city.signIn('city-admin', 'b')]
  for (const browser of strangers) {
    const _token = await browser.token()
    for (const route of routes.filter(
      ({ path, access }) => /:city|:lgd/.test(path) && access !== 'public',
    )) {
      const url = addressOf(route, {})
      const answer =
        route.method === 'GET'
          ? await browser.get(url)
          : await browser.post(url, { _token, _action: 'note', _version: '1', note: 'x' })
      const isOwnList = route.path === '/:city/mine'
      if (isOwnList) assert.ok(!answer.body.includes(number))
      else
        assert.ok(
          [400, 403, 404].includes(answer.status),
          `${route.method} ${url}: ${answer.status}`,
        )
    }
    assert.equal((await browser.get(`/desk/betapur/case/${number}`)).status, 404)
    assert.equal((await browser.get(`/betapur/case/${number}`)).status, 404)
    assert.equal(
      (await browser.json('GET', `/api/v1/tenants/1000002/applications/${number}`)).status,
      404,
    )
  }
  assert.deepEqual(await rowCounts(), before)
})

const canary = `"><script>alert(1)</script>'; drop table x; -- {evil} {n, plural, other {x}} <b> \\ %s`

test('texts are shown as they were typed, escaped, wherever they are shown', async () => {
  const browser = city.browser()
  const plan = { city: 'alphapur', variant: 3 }
  const check = await answerQuestions(browser, treePermission, plan)
  const base = check.replace(/\/check$/, '')
  const ward =
    /<option value="([0-9a-f-]{36})"/.exec((await browser.get(`${base}/place`)).body)?.[1] ?? ''
  await browser.form(`${base}/tree`, {
    work: 'prune',
    species: canary.slice(0, 79),
    trees: '1',
    girthCm: '9',
  })
  await browser.form(`${base}/place`, {
    'where.landmark': canary,
    'where.wardId': ward,
    ground: 'own',
  })
  const checked = await browser.get(check)
  const sent = await browser.form(check, { name: canary, mobile: '9876501234', consent: 'yes' })
  const code = /\b\d{6}\b/.exec(city.sms.at(-1)?.body ?? '')?.[0] ?? ''
  const done = await browser.form(sent.location, { code })
  const id = done.location.split('/').at(-2)
  const [row] = await city.asOwner<{ number: string }>(
    'select number from service.application where id = $1',
    [id],
  )
  const own = `/alphapur/case/${row?.number}`
  await actByPage(browser, own, { id: 'comment', needs: ['note'], note: canary })
  const inspector = await city.signIn('tree-inspector')
  await actByPage(inspector, `/desk${own}`, { id: 'escalate', needs: ['reason'], note: canary })
  await actByPage(inspector, `/desk${own}`, { id: 'send-back', needs: ['note'], note: canary })
  await city.settle()
  const pages = [
    checked,
    await browser.get(own),
    await browser.get('/alphapur/mine'),
    await inspector.get(`/desk${own}`),
    await inspector.get('/desk/alphapur/inbox/office?sort=newest'),
    await inspector.get(`/desk/alphapur/inbox/all?q=${encodeURIComponent(canary)}`),
    await browser.get(`/alphapur/find?q=${encodeURIComponent(canary)}`),
    await browser.get(`/?q=${encodeURIComponent(canary)}`),
    await browser.get(`/alphapur/track?number=${encodeURIComponent(canary.slice(0, 60))}`),
    await browser.get(`/alphapur/sign-in?to=${encodeURIComponent(canary)}`),
  ]
  for (const page of pages) {
    assert.ok(page.status < 500 && page.status !== 404, `${page.url} answered ${page.status}`)
    assert.ok(!page.body.includes('<script>alert'), page.url)
  }
  const shown = canary.replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  for (const page of [pages[1], pages[3]]) {
    assert.ok(page?.body.includes(shown), `${page?.url} does not show the text`)
  }
})

describe('files that are not what they say', () => {
  const photo = (name: string, type: string, bytes: Buffer) => [
    { field: 'photos', name, type, bytes },
  ]
  const tries: readonly [string, () => Promise<Buffer> | Buffer][] = [
    ['a page', () => Buffer.from('<script>alert(1)</script>')],
    [
      'a drawing with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    [
      'a PDF with a script',
      () => buildPdf(['<< /Type /Catalog /OpenAction << /S /JavaScript /JS (x) >> >>']),
    ],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
    ['a photo that is cut', async () => (await bigImage(600, 600)).subarray(0, 300)],
    ['a hundred megapixels', () => bigImage(10_000, 10_000)],
    ['nothing much', () => Buffer.from([0xff, 0xd8, 0xff])],
  ]
  for (const [what, make] of tries) {
    test(what, async () => {
      const browser = city.browser()
      const { location } = await browser.form('/alphapur/apply/grievance', {})
      const base = location.replace(/\/what$/, '')
      await browser.form(location, { category: 'light-out' })
      const before = await rowCounts()
      const bytes = await make()
      for (const [name, type] of [
        ['photo.jpg', 'image/jpeg'],
        ['../../../etc/x.php\0.jpg', 'application/x-php'],
      ] as const) {
        const answer = await browser.form(
          `${base}/describe`,
          {},
          { files: photo(name, type, bytes) },
        )
        assert.equal(answer.status, 422, `${what} as ${name}`)
      }
      assert.deepEqual(await rowCounts(), before)
    })
  }
})

const bigImage = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()

test('headers cannot choose who asks, or from where', async () => {
  const browser = city.browser()
  const token = await browser.token()
  const start = (headers: Record<string, string>) =>
    browser.post('/alphapur/apply/grievance', { _token: token }, { headers })
  for (const headers of [
    { origin: 'https://evil.test' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
  ]) {
    assert.equal((await start(headers)).status, 403, JSON.stringify(headers))
  }
  assert.equal((await start({ origin: 'http://nagara.test' })).status, 303)
  assert.equal((await start({ 'sec-fetch-site': 'same-origin' })).status, 303)
  for (const _token of ['', 'x', await city.browser().token()]) {
    assert.equal((await browser.post('/alphapur/apply/grievance', { _token })).status, 403)
  }
  const statuses = []
  for (let n = 0; n < 70; n += 1) {
    statuses.push((await start({ 'x-forwarded-for': `192.0.2.${n}`, host: 'evil.test' })).status)
  }
  assert.ok(statuses.includes(429), 'a forged address dodges the limit')
  const page = await browser.get('/alphapur', {
    host: 'evil.test',
    'x-forwarded-host': 'evil.test',
  })
  assert.ok(!page.body.includes('evil.test'))
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
