import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { isApiPath } from './kernel/http/route.js'
import { addSandbox, makeKeyByPage, register } from './platform/clients/clients.testkit.js'
import { stepOf, totpCode } from './platform/identity/totp.js'
import { signReports } from './platform/notifications/report-routes.js'
import type { Browser } from './testing/browser.js'
import {
  loginOf,
  testCities,
  testPassword,
  testTotpSecret,
  wardId,
} from './testing/seed-test-cities.js'
import { keyOf } from './services/grievance/open311/open311.testkit.js'
import { smallJpeg } from './testing/small-jpeg.js'
import { startTestApp, type TestApp } from './testing/start-app.js'

interface Operation {
  operationId: string
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  responses: Record<string, { content?: Record<string, { schema: TSchema }> }>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

let city: TestApp
let document: Document
before(async () => {
  city = await startTestApp()
  document = JSON.parse((await city.browser().get('/openapi.json')).body) as Document
})

const compare = (a: string, b: string) => a.localeCompare(b)

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

test('it is OpenAPI 3.1, and every operation has a name of its own', () => {
  assert.match(document.openapi, /^3\.1\.\d$/)
  const ids = operations().map(({ operation }) => operation.operationId)
  assert.ok(ids.length > 0)
  assert.equal(new Set(ids).size, ids.length)
  for (const { path, operation } of operations()) {
    assert.match(operation.operationId, /^[a-z][A-Za-z0-9]+$/)
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort(compare)
    const declared = operation.parameters.filter((each) => each.in === 'path')
    assert.deepEqual(declared.map(({ name }) => name).sort(compare), named, path)
    assert.ok(declared.every(({ required }) => required))
    assert.ok('default' in operation.responses, `${path} says nothing of faults`)
  }
})

test('every reference leads to something', () => {
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('$ref' in value && typeof value.$ref === 'string') {
      const steps = value.$ref.replace(/^#\//, '').split('/')
      let at: unknown = document
      for (const step of steps) {
        at =
          typeof at === 'object' && at !== null
            ? Object.entries(at).find(([k]) => k === step)?.[1]
            : undefined
      }
      assert.ok(at, value.$ref)
    }
    Object.values(value).forEach(visit)
  }
  visit(document)
})

test('every route of the API is in it', () => {
  const listed = new Set(operations().map(({ path, method }) => `${method} ${path}`))
  const missing = city.app.modules
    .flatMap((module) => module.routes?.(city.app) ?? [])
    .filter(({ path }) => isApiPath(path) && path !== '/api')
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    .filter((route) => !listed.has(route))
  assert.deepEqual(missing, [])
})

test('answers are what their schemas say', async () => {
  const resident = await city.residentSession()
  const officer = await city.signIn('grievance-officer')
  const root = `/api/v1/tenants/${city.a.id}`
  const [lng, lat] = testCities.a.center
  const seen: string[] = []
  const check = (path: string, method: string, status: number, body: string) => {
    const operation = document.paths[path]?.[method]
    const schema = operation?.responses[status]?.content?.['application/json']?.schema
    assert.ok(schema, `${method} ${path} does not tell of ${status}`)
    const compiled = Compile(schema)
    const value: unknown = JSON.parse(body)
    assert.deepEqual([...compiled.Errors(value)], [], `${method} ${path}`)
    seen.push(`${method} ${path}`)
  }
  const tenant = '/api/v1/tenants/{lgd}'
  const wards = await resident.json('GET', `${root}/wards`)
  check(`${tenant}/wards`, 'get', wards.status, wards.body)
  const ward = await resident.json('GET', `${root}/wards/at?lng=${lng}&lat=${lat}`)
  check(`${tenant}/wards/at`, 'get', ward.status, ward.body)
  const where = { wardId: wardId('alphapur', 2), landmark: 'Post office' }
  const given = { consent: true, answers: { category: 'light-out', where } }
  const filing = `${root}/services/grievance/applications`
  const filed = await resident.json('POST', filing, given, randomUUID())
  check(`${tenant}/services/{service}/applications`, 'post', filed.status, filed.body)
  const { number } = JSON.parse(filed.body) as { number: string }
  const who = await resident.json('GET', '/api/v1/session')
  check('/api/v1/session', 'get', who.status, who.body)
  const photo = { field: 'file', name: 'a.jpg', type: 'image/jpeg', bytes: await smallJpeg() }
  const ahead = `${root}/uploads?for=${randomUUID()}&field=photos&service=grievance`
  const headers = { 'idempotency-key': randomUUID() }
  const sent = await resident.post(ahead, {}, { files: [photo], headers })
  check(`${tenant}/uploads`, 'post', sent.status, sent.body)
  for (const browser of [resident, officer, city.browser()]) {
    const read = await browser.json('GET', `${root}/applications/${number}`)
    check(`${tenant}/applications/{number}`, 'get', read.status, read.body)
  }
  await city.settle()
  for (const [browser, path] of [
    [resident, '/api/v1/mine'],
    [officer, `${root}/applications`],
    [resident, `${root}/services`],
    [resident, `${root}/services/grievance`],
  ] as const) {
    const read = await browser.json('GET', path)
    const named = path.replace(root, tenant).replace(/services\/.+/, 'services/{service}')
    check(named, 'get', read.status, read.body)
  }
  const mobile = '9876512345'
  const asked = await city.browser().json('POST', `${root}/one-time-passwords`, { mobile })
  check(`${tenant}/one-time-passwords`, 'post', asked.status, asked.body)
  const { id: otpId } = JSON.parse(asked.body) as { id: string }
  const code = /\b\d{6}\b/.exec(city.sms.at(-1)?.body ?? '')?.[0]
  const session = await city.browser().json('POST', `${root}/sessions`, { otpId, mobile, code })
  check(`${tenant}/sessions`, 'post', session.status, session.body)
  const login = loginOf('commissioner', 'a')
  const totp = totpCode(testTotpSecret, stepOf(new Date()))
  const staff = { login, password: testPassword, code: totp }
  const signedIn = await city.browser().json('POST', '/api/v1/staff/sessions', staff)
  check('/api/v1/staff/sessions', 'post', signedIn.status, signedIn.body)
  const reports = [{ id: randomUUID(), status: 'delivered' as const }]
  const told = await city.server.inject({
    method: 'POST',
    url: `${root}/notice-reports/gateway`,
    headers: {
      'nagara-signature': signReports(
        city.app.keys,
        { tenantId: city.a.id, provider: 'gateway', reports },
        Math.floor(Date.now() / 1_000),
      ),
    },
    payload: { reports },
  })
  check(`${tenant}/notice-reports/{provider}`, 'post', told.statusCode, told.body)
  const note = { action: 'note', version: 1, note: 'Seen' }
  const acting = `${root}/applications/${number}/actions`
  const acted = await officer.json('POST', acting, note, randomUUID())
  check(`${tenant}/applications/{number}/actions`, 'post', acted.status, acted.body)
  await city.asOwner(`update service.application set due_at = now() - interval '1 hour'`)
  const commissioner = await city.signIn('commissioner')
  const ofCase = `/applications/${number}`
  const ground = { ground: 'Nobody comes.' }
  const hearing = { date: '2199-01-31', time: '11:30', place: 'Room 4' }
  const order = { decision: 'upheld', reasons: 'The part is on its way.' }
  const appealCall = async (
    browser: Browser,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ) => {
    const answer = await browser.json(method, `${root}${path}`, body, randomUUID())
    const named = path.replace(number, '{number}').replace(/[0-9a-f-]{36}/, '{id}')
    check(`${tenant}${named}`, method.toLowerCase(), answer.status, answer.body)
    return JSON.parse(answer.body) as { items: { id: string }[] }
  }
  await appealCall(resident, 'POST', `${ofCase}/reminders`)
  await appealCall(resident, 'POST', `${ofCase}/appeals`, ground)
  await appealCall(officer, 'GET', `${ofCase}/appeals`)
  const { items } = await appealCall(commissioner, 'GET', '/appeals')
  await appealCall(commissioner, 'POST', `/appeals/${items[0]?.id}/hearing`, hearing)
  await appealCall(resident, 'POST', `${ofCase}/appeals/withdrawal`)
  await city.asOwner('update service.application set reopened = reopened + 1')
  await appealCall(resident, 'POST', `${ofCase}/appeals`, ground)
  const [again] = (await appealCall(commissioner, 'GET', '/appeals')).items
  await appealCall(commissioner, 'POST', `/appeals/${again?.id}/decision`, order)
  await addSandbox(city)
  const key = await makeKeyByPage(resident, 'practice', await register(resident, 'practice'))
  const asProgram = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) => {
    const headers = { 'x-api-key': key, 'idempotency-key': randomUUID() }
    const url = `/api/v1/tenants/1000050${path}`
    const answer = await city.server.inject({ method, url, headers, ...(payload && { payload }) })
    const named = path.replace(/[0-9a-f-]{36}/, '{webhook}')
    check(`${tenant}${named}`, method.toLowerCase(), answer.statusCode, answer.body)
    return answer.json<{ id?: string }>()
  }
  await asProgram('GET', '/changes')
  const hook = await asProgram('POST', '/webhooks', { url: 'https://hooks.example.org/' })
  await asProgram('GET', '/webhooks')
  await asProgram('DELETE', `/webhooks/${hook.id}`)
  const open311 = '/open311/v2/{city}'
  const programKey = await keyOf(city, city.a.id, ['open311'])
  const report = { service_code: 'light-out', address_id: where.wardId, api_key: programKey }
  const reported = await city.browser().post('/open311/v2/alphapur/requests.json', report)
  check(`${open311}/requests.json`, 'post', reported.status, reported.body)
  const [request] = JSON.parse(reported.body) as { service_request_id: string }[]
  const [row] = await city.asOwner<{ id: string }>(
    'select id from service.application where number = $1',
    [request?.service_request_id],
  )
  for (const [named, id] of [
    ['discovery'],
    ['services'],
    ['services/{id}', 'live-wire'],
    ['requests'],
    ['requests/{id}', request?.service_request_id],
    ['tokens/{id}', row?.id],
  ] as const) {
    const url = `/open311/v2/alphapur/${named.replace('{id}', id ?? '')}.json`
    const read = await city.browser().get(url)
    check(`${open311}/${named}.json`, 'get', read.status, read.body)
  }
  const withAnswers = operations().filter(({ operation }) =>
    Object.values(operation.responses).some(({ content }) => content?.['application/json']),
  )
  assert.deepEqual(
    new Set(seen),
    new Set(withAnswers.map(({ path, method }) => `${method} ${path}`)),
  )
})
