import { plainText } from './kernel/plain-text.js'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Browser } from './testing/browser.js'
import { breaking, fitting, type JsonSchema } from './testing/schema-values.js'
import { testCities, wardId } from './testing/seed-test-cities.js'
import { startTestApp, type TestApp } from './testing/start-app.js'

interface Operation {
  operationId: string
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { content?: Record<string, { schema: TSchema }> }>
}

/** Each operation, each kind of caller, so many times; more with `NAGARA_FUZZ=100`. */
const rounds = Number(process.env['NAGARA_FUZZ'] ?? 3)

let city: TestApp
let operations: { path: string; method: string; operation: Operation }[]
/** Who asks, and whether what was told in confidence is theirs to read. */
let callers: [string, Browser, boolean][]
const known = { numbers: [] as string[], ids: [] as string[] }
/** Words that only the people of the case may read. */
const secretOf = { a: 'Zwischenfall-Alpha', b: 'Zwischenfall-Beta' }

before(async () => {
  city = await startTestApp()
  const text = (await city.browser().get('/openapi.json')).body
  const document = JSON.parse(text) as Record<string, unknown>
  const { paths } = resolved(document, document) as {
    paths: Record<string, Record<string, Operation>>
  }
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      // A stream does not end.
      .filter(() => !/stream/.test(path))
      .map(([method, operation]) => ({ path, method, operation })),
  )
  const owner = await city.residentSession('+919876511111', 'Asha')
  for (const [name, slug] of [
    ['a', 'alphapur'],
    ['b', 'betapur'],
  ] as const) {
    const answer = await owner.json(
      'POST',
      `/api/v1/tenants/${testCities[name].id}/services/grievance/applications`,
      {
        consent: true,
        answers: {
          category: 'light-out',
          where: { wardId: wardId(slug, 1), landmark: 'Tank' },
          description: secretOf[name],
        },
      },
      randomUUID(),
    )
    known.numbers.push((JSON.parse(answer.body) as { number: string }).number)
  }
  const rows = await city.asOwner<{ id: string }>('select id from service.application')
  known.ids.push(...rows.map(({ id }) => id))
  callers = [
    ['nobody', city.browser(), false],
    ['another resident', await city.residentSession('+919876522222', 'Meera'), false],
    ['an officer without rights to grievances', await city.signIn('tree-officer'), false],
    ['an officer of another city', await city.signIn('tree-officer', 'b'), false],
    ['the owner', owner, true],
    ['the officer', await city.signIn('grievance-officer'), true],
  ]
})

/** The document with what it refers to in place; it has no loops. */
function resolved(value: unknown, document: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((each) => resolved(each, document))
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value && typeof value.$ref === 'string') {
    const steps = value.$ref.replace(/^#\//, '').split('/')
    const target = steps.reduce<unknown>(
      (at, step) =>
        typeof at === 'object' && at !== null ? new Map(Object.entries(at)).get(step) : undefined,
      document,
    )
    return resolved(target, document)
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, resolved(each, document)]),
  )
}

/** A path parameter: now and then one that is there, in this city or the other. */
const pathValue = (name: string, schema: JsonSchema): fc.Arbitrary<string> => {
  const right: Record<string, readonly string[]> = {
    lgd: [String(testCities.a.id), String(testCities.b.id)],
    city: [testCities.a.slug, testCities.b.slug],
    number: known.numbers,
    service: ['grievance', 'tree-permission'],
    id: [...known.ids, ...known.numbers],
  }
  const made = fitting(schema).map((value) => String(value))
  const values = right[name]
  return values ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, made) : made
}

const requestOf = ({ parameters, requestBody }: Operation) => {
  const named = (where: string) => parameters.filter((each) => each.in === where)
  const [body] = Object.values(requestBody?.content ?? {})
  return fc.record({
    path: fc.record(
      Object.fromEntries(named('path').map(({ name, schema }) => [name, pathValue(name, schema)])),
    ),
    query: fc.record(
      Object.fromEntries(
        named('query').map(({ name, schema }) => [
          name,
          fc.oneof(fitting(schema), breaking(schema)),
        ]),
      ),
      { requiredKeys: [] },
    ),
    body: body ? fc.oneof(fitting(body.schema), breaking(body.schema)) : fc.constant(undefined),
    key: fc.option(fc.constant(randomUUID()), { nil: undefined }),
  })
}

test('no operation fails, says what its document does not, or tells what is not the caller’s', async () => {
  let sent = 0
  const statuses = new Map<number, number>()
  for (const { path, method, operation } of operations) {
    for (const [who, browser, mayRead] of callers) {
      const requests = fc.sample(requestOf(operation), {
        numRuns: mayRead ? rounds * 3 : rounds,
        seed: 20_261_123,
      })
      for (const request of requests) {
        const url = urlOf(path, request)
        const answer = await browser.json(
          method.toUpperCase() as 'GET' | 'POST',
          url,
          request.body,
          request.key,
        )
        const at = `${who}: ${method} ${url} → ${answer.status}`
        assert.ok(
          answer.status < 500 || answer.status === 503,
          `${at} ${answer.body.slice(0, 300)}`,
        )
        for (const secret of Object.values(secretOf)) {
          assert.ok(mayRead || !answer.body.includes(secret), `${at} tells ${secret}`)
        }
        requireDocumented(at, operation, answer)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        sent += 1
      }
      await city.forgetLimits()
    }
  }
  assert.ok(sent >= operations.length * callers.length * rounds)
  // A fuzz that is only ever refused tests nothing.
  assert.ok(
    (statuses.get(200) ?? 0) > 0 && (statuses.get(422) ?? 0) > 0,
    JSON.stringify([...statuses]),
  )
  assert.deepEqual(city.logged, [])
})

function urlOf(path: string, request: { path: object; query: object }): string {
  let url = path
  for (const [name, value] of Object.entries(request.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(value)) || '-')
  }
  const query = Object.entries(request.query).map(
    ([name, value]) =>
      `${encodeURIComponent(name)}=${encodeURIComponent(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))}`,
  )
  return query.length > 0 ? `${url}?${query.join('&')}` : url
}

function requireDocumented(
  at: string,
  { responses }: Operation,
  answer: { status: number; body: string; headers: Readonly<Record<string, unknown>> },
): void {
  const type = plainText(answer.headers['content-type']).split(';')[0] ?? ''
  if (type === 'text/html' || answer.body === '') return
  const told = responses[answer.status] ?? responses['default']
  assert.ok(told, `${at} is not documented`)
  const schema = told.content?.[type]?.schema
  assert.ok(schema, `${at} came as ${type}, which is not documented`)
  if (!/json/.test(type)) return
  const faults = [...Compile(schema).Errors(JSON.parse(answer.body))]
  assert.deepEqual(faults, [], `${at} ${answer.body.slice(0, 300)}`)
}
