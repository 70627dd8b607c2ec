import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { readXml } from '../../../testing/read-xml.js'
import { wardId } from '../../../testing/seed-test-cities.js'
import {
  base,
  errorsOf,
  keyOf,
  rowsOf,
  startOpen311,
  type Open311,
  type Row,
} from './open311.testkit.js'

let kit: Open311
let other: string
let reader: string
before(async () => {
  kit = await startOpen311()
  other = await keyOf(kit.city, kit.city.b.id, ['open311'])
  reader = await keyOf(kit.city, kit.city.a.id, ['cases:read'])
})
beforeEach(() => kit.city.forgetLimits())

test('a danger is part of the definition and of the answer', async () => {
  const body = JSON.parse((await kit.get('services/live-wire.json')).body) as Row
  const [warning] = body['attributes'] as Row[]
  assert.equal(warning?.['variable'], false)
  assert.match(String(warning?.['description']), /1912/)
  const fields = { ...kit.report(), service_code: 'live-wire', api_key: kit.key }
  assert.match(String(rowsOf(await kit.post(fields))[0]?.['service_notice']), /1912/)
})

test('a posted request is read back, and is a case of the office', async () => {
  const answer = await kit.post({
    ...kit.report(),
    api_key: kit.key,
    address_string: 'Behind the clock tower',
    first_name: 'Asha',
    last_name: 'Kale',
    phone: '98765 00077',
    email: 'asha@example.org',
    device_id: 'phone-1',
    media_url: 'http://10.0.0.1/photo.jpg',
  })
  assert.equal(answer.status, 201)
  const [made] = rowsOf(answer)
  const number = String(made?.['service_request_id'])
  assert.match(number, /^\d{11}$/)
  assert.match(String(made?.['service_notice']), new RegExp(`/alphapur/track\\?number=${number}`))
  assert.equal(made?.['account_id'], null)

  const [read] = rowsOf(await kit.get(`requests/${number}.json`))
  const { lat, long, requested_datetime, updated_datetime, expected_datetime, ...rest } = read ?? {}
  assert.deepEqual(rest, {
    service_request_id: number,
    status: 'open',
    status_notes: 'With the office, which finds the right person',
    service_name: 'Street light not working',
    service_code: 'light-out',
    description: null,
    agency_responsible: 'Electrical office',
    service_notice: null,
    address: 'Ward 2, Quarter 2',
    address_id: wardId('alphapur', 2),
    zipcode: null,
    media_url: null,
  })
  assert.ok(Math.abs(Number(lat) - Number(kit.report()['lat'])) <= 0.0005)
  assert.match(String(lat), /^\d+(\.\d{1,3})?$/)
  assert.match(String(long), /^\d+(\.\d{1,3})?$/)
  for (const at of [requested_datetime, updated_datetime, expected_datetime]) {
    assert.match(String(at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  }
  const waits = Date.parse(String(expected_datetime)) - Date.parse(String(requested_datetime))
  assert.ok(Math.abs(waits - 72 * 3_600_000) < 2_000)

  const rows = await kit.city.asOwner<Row>(
    `select channel, account_id, answers->>'description' as description from service.application
     where number = $1`,
    [number],
  )
  const description = 'Dark since Monday\nhttp://10.0.0.1/photo.jpg'
  assert.deepEqual(rows, [{ channel: 'open311', account_id: null, description }])
  const page = await (
    await kit.city.signIn('grievance-officer')
  ).open(`/desk/alphapur/case/${number}`)
  assert.match(page.body, /Asha Kale/)
  assert.match(page.body, /98765\s?00077/)
})

test('nothing of a person is in any reading call, and the sealed number in no plain column', async () => {
  const number = await kit.file({
    address_string: 'House of Meera Joshi',
    first_name: 'Meera',
    phone: '9876500078',
    description: 'My neighbour Suresh broke it',
  })
  for (const path of [`requests/${number}`, 'requests', `requests`]) {
    for (const format of ['json', 'xml']) {
      const { body } = await kit.get(`${path}.${format}`)
      assert.ok(body.includes(number))
      assert.doesNotMatch(body, /Meera|Suresh|98765|Street app/)
    }
  }
  const rows = await kit.city.asOwner<{ text: string }>('select p::text as text from party.party p')
  assert.ok(rows.every(({ text }) => !text.includes('9876500078')))
  const [account] = await kit.city.asOwner<{ n: number }>(
    `select count(*)::int n from identity.account where name like 'Meera%'`,
  )
  assert.equal(account?.n, 0, 'an unproven number opens no account')
})

test('a ward is place enough, by its id, its code, or its name in the address', async () => {
  const wardOf = async (given: Record<string, string>) => {
    const number = await kit.file({ lat: '', long: '', ...given })
    return rowsOf(await kit.get(`requests/${number}.json`))[0]?.['address_id']
  }
  assert.equal(await wardOf({ address_id: wardId('alphapur', 3) }), wardId('alphapur', 3))
  assert.equal(await wardOf({ address_id: '4' }), wardId('alphapur', 4))
  const address = 'Near the temple, QUARTER 5, Alphapur'
  assert.equal(await wardOf({ address_string: address }), wardId('alphapur', 5))
  const vague = await kit.post({
    ...kit.report(),
    lat: '',
    long: '',
    address_string: 'Here',
    api_key: kit.key,
  })
  assert.equal(vague.status, 400)
  assert.deepEqual(errorsOf(vague), [
    {
      code: 400,
      description: 'address_string: Name one ward in it, or send lat and long, or address_id',
    },
  ])
})

test('without a key that is good here, nothing is filed', async () => {
  const before = await kit.cases()
  const bad = { no: '', unknown: 'nonsense', 'of another city': other, 'without the scope': reader }
  for (const [what, api_key] of Object.entries(bad)) {
    for (const format of ['json', 'xml']) {
      const answer = await kit.post({ ...kit.report(), api_key }, format)
      assert.equal(answer.status, 403, what)
      if (format === 'json') {
        const description = 'The api_key is missing or not valid here'
        assert.deepEqual(errorsOf(answer), [{ code: 403, description }])
      } else assert.equal(readXml(answer.body).children[0]?.children[0]?.text, '403')
    }
  }
  const officer = await kit.city.signIn('grievance-officer')
  assert.equal((await kit.post(kit.report(), 'json', officer)).status, 403, 'a session is no key')
  assert.equal(await kit.cases(), before)
})

test('the key may come in the address or in a header', async () => {
  const url = `${base}/requests.json?api_key=${kit.key}`
  assert.equal((await kit.city.browser().post(url, kit.report())).status, 201)
  const headers = { 'x-api-key': kit.key }
  const answer = await kit.city
    .browser()
    .post(`${base}/requests.json`, { ...kit.report(), lat: '1' }, { headers })
  assert.equal(answer.status, 400)
  assert.match(errorsOf(answer)[0]?.description ?? '', /^lat, long/)
  const foreign = { 'x-api-key': other }
  const refused = await kit.city
    .browser()
    .post(`${base}/requests.json`, kit.report(), { headers: foreign })
  assert.equal(refused.status, 404)
  assert.equal(errorsOf(refused)[0]?.code, 404)
})

test('every fault is told at once, by the name of its argument', async () => {
  const before = await kit.cases()
  const wrong = {
    service_code: '',
    lat: '91',
    long: '',
    description: 'x'.repeat(1_001),
    phone: '12345',
    media_url: 'file:///etc/passwd',
    'attribute[colour]': 'red',
    first_name: 'x'.repeat(151),
    api_key: kit.key,
  }
  const answer = await kit.post(wrong)
  assert.equal(answer.status, 400)
  const errors = errorsOf(answer)
  assert.ok(errors.every(({ code }) => code === 400))
  const names = errors.map(({ description }) => description.split(':')[0] ?? '')
  assert.deepEqual(
    new Set(names),
    new Set([
      'attribute[colour]',
      'description',
      'first_name',
      'lat, long',
      'media_url',
      'phone',
      'service_code',
    ]),
  )
  const unknown = await kit.post({ ...kit.report(), service_code: 'no-such', api_key: kit.key })
  assert.equal(unknown.status, 404)
  const elsewhere = await kit.post({ ...kit.report(), service_code: 'highway', api_key: kit.key })
  assert.equal(elsewhere.status, 404)
  const nowhere = await kit.post({ service_code: 'light-out', api_key: kit.key })
  assert.deepEqual(errorsOf(nowhere), [
    { code: 400, description: 'lat, long: Say where: lat and long, address_string or address_id' },
  ])
  const identity = await kit.post({
    ...kit.report(),
    description: 'Mine is 2345 6789 0124',
    api_key: kit.key,
  })
  assert.match(errorsOf(identity)[0]?.description ?? '', /^description: /)
  assert.equal(await kit.cases(), before)
})

test('a token files once, also twenty at once, and is good for one content', async () => {
  const before = await kit.cases()
  const fields = {
    ...kit.report(),
    api_key: kit.key,
    idempotency_key: randomUUID(),
    phone: '9876500079',
  }
  const all = await Promise.all(Array.from({ length: 20 }, () => kit.post(fields)))
  assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([201]))
  assert.equal(new Set(all.map((each) => rowsOf(each)[0]?.['service_request_id'])).size, 1)
  assert.equal(await kit.cases(), before + 1)
  assert.equal((await kit.post({ ...fields, service_code: 'garbage' })).status, 400)
  const short = await kit.post({ ...fields, idempotency_key: 'short' })
  assert.deepEqual(errorsOf(short), [
    { code: 400, description: 'idempotency_key: Use 8 to 200 characters' },
  ])
  assert.equal(await kit.cases(), before + 1)

  const number = rowsOf(all[0] ?? (await kit.post(fields)))[0]?.['service_request_id']
  const token = fields.idempotency_key
  const found = await kit.get(`tokens/${token}.json?api_key=${kit.key}`)
  assert.deepEqual(rowsOf(found), [{ service_request_id: number, token }])
  assert.equal((await kit.get(`tokens/${token}.json`)).status, 404)
  assert.equal((await kit.get(`tokens/${token}.json?api_key=${other}`)).status, 403)
})

test('without a token the same content is one request for ten minutes or so', async () => {
  const fields = { ...kit.report(), description: 'Twice', api_key: kit.key }
  const numberOf = async (given: Record<string, string>) =>
    rowsOf(await kit.post(given))[0]?.['service_request_id']
  const first = await numberOf(fields)
  assert.equal(await numberOf(fields), first)
  kit.city.clock.advance(9 * 60_000)
  assert.equal(await numberOf(fields), first)
  assert.notEqual(await numberOf({ ...fields, description: 'Thrice' }), first)
  assert.notEqual(await numberOf({ ...fields, device_id: 'another phone' }), first)
  kit.city.clock.advance(21 * 60_000)
  assert.notEqual(await numberOf(fields), first)
})

test('a page of another site may post with a key; what it may not is our form', async () => {
  const headers = { origin: 'https://elsewhere.test', 'sec-fetch-site': 'cross-site' }
  const fields = { ...kit.report(), api_key: kit.key, idempotency_key: randomUUID() }
  const answer = await kit.city.browser().post(`${base}/requests.json`, fields, { headers })
  assert.equal(answer.status, 201)
  assert.equal(answer.headers['access-control-allow-origin'], '*')
})

test('a client that asks too often waits, in the shape of the standard', async () => {
  const busy = await keyOf(kit.city, kit.city.a.id, ['open311'])
  await kit.city.asOwner(
    'update client.client set per_minute = 2 where id = (select client_id from client.api_key order by created_at desc limit 1)',
  )
  const statuses: number[] = []
  for (let call = 0; call < 4; call += 1) {
    const answer = await kit.post({ ...kit.report(), description: `Call ${call}`, api_key: busy })
    statuses.push(answer.status)
    if (answer.status !== 429) continue
    assert.equal(errorsOf(answer)[0]?.code, 429)
    assert.ok(Number(answer.headers['retry-after']) > 0)
  }
  assert.deepEqual(statuses.slice(0, 2), [201, 201])
  assert.ok(statuses.includes(429))
})

test('a city that wants to know who reports asks for the phone', async () => {
  await kit.city.asOwner(
    `update tenancy.tenant set settings = settings || '{"anonymous": false}' where id = $1`,
    [kit.city.a.id],
  )
  await kit.city.app.tenants.reload()
  const answer = await kit.post({ ...kit.report(), description: 'Who', api_key: kit.key })
  assert.equal(answer.status, 400)
  assert.match(errorsOf(answer)[0]?.description ?? '', /^phone: /)
  await kit.file({ phone: '9876500080' })
  await kit.city.asOwner(
    `update tenancy.tenant set settings = settings || '{"anonymous": true}' where id = $1`,
    [kit.city.a.id],
  )
  await kit.city.app.tenants.reload()
})

test('whatever is sent, it is filed or refused in the shape of the standard', async () => {
  const names = [
    'service_code',
    'lat',
    'long',
    'address_string',
    'address_id',
    'description',
    'phone',
    'first_name',
    'media_url',
    'jurisdiction_id',
    'idempotency_key',
    'attribute[__proto__]',
    'attribute[where]',
  ]
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double().map(String),
    fc.constantFrom(
      'light-out',
      '1',
      '21.3',
      '72.9',
      'Quarter 1',
      '9876500081',
      'https://a.test/b',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), value), async (fields) => {
      const answer = await kit.post({ ...fields, api_key: kit.key }, 'xml')
      const { name } = readXml(answer.body)
      assert.equal(name, answer.status === 201 ? 'service_requests' : 'errors')
      assert.ok([201, 400, 404].includes(answer.status), `${answer.status} ${answer.body}`)
    }),
    { numRuns: 100 },
  )
})

test('nothing of it was a bug', async () => {
  await kit.city.settle()
  assert.deepEqual(kit.city.logged, [])
})
