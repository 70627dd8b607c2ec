import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { readXml, type XmlElement } from '../../../testing/read-xml.js'
import { base, errorsOf, rowsOf, startOpen311, type Open311, type Row } from './open311.testkit.js'

let kit: Open311
before(async () => {
  kit = await startOpen311()
})
beforeEach(() => kit.city.forgetLimits())

/** As every value is told in XML: by the names on the way to it. */
function leavesOfXml({ name, text, children }: XmlElement, way = ''): string[] {
  const path = `${way}/${name}`
  if (children.length === 0) return [`${path}=${text}`]
  return children.flatMap((child) => leavesOfXml(child, path))
}

/** The names that the specification gives to the items of a list. */
const items: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}
function leavesOfJson(name: string, value: unknown, way = ''): string[] {
  const path = `${way}/${name}`
  if (value === null || value === '') return [`${path}=`]
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${path}=`]
    return value.flatMap((item) => leavesOfJson(items[name] ?? '', item, path))
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) => leavesOfJson(key, inner, path))
  }
  assert.ok(typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
  return [`${path}=${value}`]
}

test('each call says the same in JSON and in XML', async () => {
  const number = await kit.file()
  const calls: [string, string][] = [
    ['discovery', 'discovery'],
    ['services', 'services'],
    ['services/live-wire', 'service_definition'],
    ['services/light-out', 'service_definition'],
    ['requests', 'service_requests'],
    [`requests/${number}`, 'service_requests'],
    ['services/no-such', 'errors'],
    ['requests/12345', 'errors'],
    ['tokens/nobody-knows', 'errors'],
  ]
  for (const [path, root] of calls) {
    const [json, xml] = [await kit.get(`${path}.json`), await kit.get(`${path}.xml`)]
    assert.match(String(json.headers['content-type']), /^application\/json; charset=utf-8/)
    assert.match(String(xml.headers['content-type']), /^text\/xml; charset=utf-8/)
    assert.equal(json.status, xml.status, path)
    const read = readXml(xml.body)
    assert.equal(read.name, root)
    assert.deepEqual(leavesOfXml(read), leavesOfJson(root, JSON.parse(json.body)), path)
    assert.equal(json.headers['access-control-allow-origin'], '*')
    assert.equal(xml.headers['access-control-allow-origin'], '*')
  }
})

test('the services are the city’s leaves, without those of another authority', async () => {
  const services = rowsOf(await kit.get('services.json'))
  const codes = new Set(services.map((each) => each['service_code']))
  assert.ok(codes.has('light-out') && codes.has('mosquitoes'))
  assert.ok(!codes.has('highway') && !codes.has('lights'))
  const light = services.find((each) => each['service_code'] === 'light-out')
  assert.deepEqual(light, {
    service_code: 'light-out',
    service_name: 'Street light not working',
    description: 'Street lights: Street light not working',
    metadata: false,
    type: 'realtime',
    keywords: 'lamp, dark, pole, bulb, electric, andhera, batti',
    group: 'Street lights',
  })
  const wire = services.find((each) => each['service_code'] === 'live-wire')
  assert.equal(wire?.['metadata'], true)
})

test('another language: by the header or by locale, where the city has it', async () => {
  const nameIn = async (url: string, headers: Record<string, string> = {}) =>
    rowsOf(await kit.city.browser().get(`${base}/services.json${url}`, headers))[0]?.[
      'service_name'
    ]
  assert.equal(await nameIn(''), 'Street light not working')
  assert.equal(await nameIn('', { 'accept-language': 'hi-IN' }), 'सड़क की बत्ती नहीं जलती')
  assert.equal(await nameIn('?locale=mr_IN'), 'पथदिवा बंद आहे')
  assert.equal(await nameIn('?locale=fr'), 'Street light not working')
  const refused = await kit.get('services/no-such.json?locale=hi')
  assert.equal(errorsOf(refused)[0]?.description, 'यह service_code यहाँ ज्ञात नहीं है')
})

test('the jurisdiction may repeat the city and not name another; an unknown city has none', async () => {
  assert.equal((await kit.get(`services.json?jurisdiction_id=${kit.city.a.id}`)).status, 200)
  assert.equal((await kit.get('services.json?jurisdiction_id=alphapur')).status, 200)
  assert.equal((await kit.get(`services.json?jurisdiction_id=${kit.city.b.id}`)).status, 404)
  const posted = await kit.post({ ...kit.report(), api_key: kit.key, jurisdiction_id: 'betapur' })
  assert.equal(posted.status, 404)
  const unknown = await kit.city.browser().get('/open311/v2/nowhere/services.xml')
  assert.equal(unknown.status, 404)
  assert.equal(readXml(unknown.body).name, 'errors')
})

test('a request of another city is not found, by its number, in the list, by its token', async () => {
  const number = await kit.file()
  const [row] = await kit.city.asOwner<{ id: string }>(
    'select id from service.application where number = $1',
    [number],
  )
  assert.equal((await kit.get(`tokens/${row?.id}.json`)).status, 200)
  const foreign = (path: string) => kit.city.browser().get(`/open311/v2/betapur/${path}`)
  assert.equal((await foreign(`requests/${number}.json`)).status, 404)
  assert.equal((await foreign(`tokens/${row?.id}.json`)).status, 404)
  assert.deepEqual(rowsOf(await foreign(`requests.json?service_request_id=${number}`)), [])
  assert.ok(!(await foreign('requests.json')).body.includes(number))
})

test('the list takes GeoReport’s filters', async () => {
  const [light, waste, old] = [
    await kit.file(),
    await kit.file({ service_code: 'garbage' }),
    await kit.file({ service_code: 'garbage', description: 'Old' }),
  ]
  await kit.city.asOwner(
    `update service.application set filed_at = '2020-02-01T10:00:00Z' where number = $1`,
    [old],
  )
  const officer = await kit.city.signIn('grievance-officer')
  const closed = await officer.json(
    'POST',
    `/api/v1/tenants/${kit.city.a.id}/applications/${waste}/actions`,
    { action: 'resolve', version: 1, note: 'Taken away by Ramesh' },
    randomUUID(),
  )
  assert.equal(closed.status, 200)
  const numbers = async (query: string) =>
    rowsOf(await kit.get(`requests.json?${query}`)).map((each) => each['service_request_id'])
  const recent = await numbers('')
  assert.ok(recent.includes(light) && recent.includes(waste) && !recent.includes(old))
  const open = await numbers('status=open')
  assert.ok(open.includes(light) && !open.includes(waste))
  assert.deepEqual(await numbers('status=closed'), [waste])
  assert.deepEqual(await numbers('status=closed&service_code=light-out'), [])
  assert.deepEqual(await numbers('start_date=2020-01-01&end_date=2020-03-01'), [old])
  assert.deepEqual(await numbers('end_date=2020-02-01T10:00:00Z'), [old])
  assert.deepEqual(await numbers('end_date=2020-02-01T09:59:59Z'), [])
  assert.deepEqual(await numbers(`service_request_id=${old},${light},11111111111`), [light, old])
  const both = [...(await numbers('page_size=2')), ...(await numbers('page_size=2&page=2'))]
  assert.deepEqual(both, recent.slice(0, 4))
  const [shown] = rowsOf(await kit.get(`requests/${waste}.json`))
  assert.equal(shown?.['status'], 'closed')
  assert.equal(shown?.['status_notes'], 'Solved. Tell us if it is not.')
  assert.doesNotMatch(JSON.stringify(shown), /Ramesh/)
  const wrong = await kit.get('requests.json?status=done&start_date=soon&page=0')
  assert.equal(wrong.status, 400)
  assert.deepEqual(
    errorsOf(wrong).map(({ description }) => description.split(':')[0]),
    ['start_date', 'page', 'status'],
  )
})

test('the service definition says where it is', async () => {
  const body = JSON.parse((await kit.get('discovery.json')).body) as Row
  const [endpoint] = body['endpoints'] as Row[]
  assert.equal(endpoint?.['url'], 'http://nagara.test/open311/v2/alphapur')
  assert.equal(endpoint?.['type'], 'production')
  assert.deepEqual(endpoint?.['formats'], ['application/json', 'text/xml'])
})

test('hostile texts are told whole in both formats', async () => {
  await kit.city.asOwner(
    `update masterdata.entry set name = name || jsonb_build_object('en', $1::text)
     where tenant_id = $2 and code = 'garbage'`,
    [`<b>"Bins" & 'bags'</b>]]><!-- \u0008 😀`, kit.city.a.id],
  )
  kit.city.app.masterData.forget()
  const [json, xml] = [await kit.get('services.json'), await kit.get('services.xml')]
  const told = rowsOf(json).find((each) => each['service_code'] === 'garbage')
  const shown = `<b>"Bins" & 'bags'</b>]]><!-- \u0008 😀`
  assert.equal(told?.['service_name'], shown)
  const item = readXml(xml.body).children.find((each) => each.children[0]?.text === 'garbage')
  assert.equal(item?.children[1]?.text, shown.replace('\u0008', ''))
})

test('a thousand at most, with one question to the database, by an index', async () => {
  await kit.city.asOwner(
    `insert into service.application (tenant_id, id, number, service, definition, state, category,
       title, department, ward_id, lng, lat, answers, channel, language, occurred_at, filed_at)
     select $1, gen_random_uuid(), (20000000000 + n)::text, case n % 4 when 0 then 'grievance'
       else 'tree-permission' end, 'x', 'assignment', 'garbage', 'Garbage', 'waste', null, 72.9, 21.3,
       '{}', 'web', 'en', now(), now() - n * interval '1 minute'
     from generate_series(1, 20000) n`,
    [kit.city.a.id],
  )
  await kit.city.asOwner('analyze service.application')
  const { database } = kit.city.app
  const real = database.read.bind(database)
  const asked: string[] = []
  database.read = (scope, statement) => {
    asked.push(statement.name)
    return real(scope, statement)
  }
  try {
    await kit.get('requests.json?page_size=1')
    asked.length = 0
    await kit.get('requests.json?page_size=1')
    const one = [...asked]
    asked.length = 0
    const all = rowsOf(await kit.get('requests.json'))
    assert.equal(all.length, 1_000)
    assert.deepEqual(asked, one)
    assert.deepEqual(one, ['grievance.open311.list'])
    const second = rowsOf(await kit.get('requests.json?page=2'))
    const ids = new Set([...all, ...second].map((each) => each['service_request_id']))
    assert.equal(ids.size, 2_000)
  } finally {
    database.read = real
  }
  const { listRequests } = await import('./request-store.js')
  const { text } = listRequests([])
  const plan = await kit.city.asOwner<Row>(
    `explain ${text
      .replaceAll('kernel.current_tenant()', String(kit.city.a.id))
      .replace('$1', `'grievance'`)
      .replace('$2', `now() - interval '90 days'`)
      .replace('$3', 'now()')
      .replaceAll('$4', 'null')
      .replaceAll('$5', 'null')
      .replace('$6', '50')
      .replace('$7', '0')}`,
  )
  const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n')
  assert.match(lines, /Index Scan.*application_filed/)
  assert.doesNotMatch(lines, /Seq Scan/)
})

test('whatever is asked, it is answered or refused in the shape of the standard', async () => {
  const names = ['service_request_id', 'service_code', 'start_date', 'end_date', 'status', 'page']
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom('open', 'closed', '1', '99999999999', '2026-02-30'),
  )
  const paths = fc.oneof(
    fc.constantFrom('requests', 'services', 'discovery'),
    fc
      .tuple(fc.constantFrom('requests', 'services', 'tokens'), fc.string({ minLength: 1 }))
      .map(([call, id]) => `${call}/${encodeURIComponent(id.replaceAll('\0', ''))}`),
  )
  await fc.assert(
    fc.asyncProperty(
      paths,
      fc.dictionary(fc.constantFrom(...names), value),
      async (path, query) => {
        const answer = await kit.get(
          `${path}.json?${new URLSearchParams(query).toString().replaceAll('%00', '')}`,
        )
        assert.ok([200, 400, 404].includes(answer.status), `${answer.status} ${answer.body}`)
        if (answer.status !== 200 && !path.includes('%2F')) {
          assert.equal(errorsOf(answer)[0]?.code, answer.status, path)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('nothing of it was a bug', async () => {
  await kit.city.settle()
  assert.deepEqual(kit.city.logged, [])
})
