import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Type, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { wardId } from '../../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../../testing/start-app.js'
import { keyOf } from './open311.testkit.js'

// The shapes of GeoReport v2 as its specification tells them, written down apart from the program.
const strict = (properties: Record<string, TSchema>) =>
  Type.Object(properties, { additionalProperties: false })
const optional = (schema: TSchema) => Type.Union([schema, Type.Null()])
const Instant = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$',
})
const one = (schema: TSchema) => Type.Array(schema, { minItems: 1, maxItems: 1 })
const of = (...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const Service = strict({
  service_code: Type.String({ minLength: 1 }),
  service_name: Type.String({ minLength: 1 }),
  description: Type.String(),
  metadata: Type.Boolean(),
  type: of('realtime', 'batch', 'blackbox'),
  keywords: Type.String(),
  group: Type.String(),
})
const Definition = strict({
  service_code: Type.String({ minLength: 1 }),
  attributes: Type.Array(
    strict({
      variable: Type.Boolean(),
      code: Type.String({ minLength: 1 }),
      datatype: of('string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'),
      required: Type.Boolean(),
      datatype_description: Type.String(),
      order: Type.Integer({ minimum: 1 }),
      description: Type.String({ minLength: 1 }),
      values: Type.Array(strict({ key: Type.String(), name: Type.String() })),
    }),
  ),
})
const Posted = strict({
  service_request_id: Type.String({ minLength: 1 }),
  service_notice: optional(Type.String()),
  account_id: optional(Type.String()),
})
const Request = strict({
  service_request_id: Type.String({ minLength: 1 }),
  status: of('open', 'closed'),
  status_notes: optional(Type.String()),
  service_name: Type.String(),
  service_code: Type.String(),
  description: optional(Type.String()),
  agency_responsible: optional(Type.String()),
  service_notice: optional(Type.String()),
  requested_datetime: Instant,
  updated_datetime: Instant,
  expected_datetime: optional(Instant),
  address: optional(Type.String()),
  address_id: optional(Type.String()),
  zipcode: optional(Type.String()),
  lat: optional(Type.Number({ minimum: -90, maximum: 90 })),
  long: optional(Type.Number({ minimum: -180, maximum: 180 })),
  media_url: optional(Type.String()),
})
const Errors = Type.Array(
  strict({ code: Type.Integer(), description: Type.String({ minLength: 1 }) }),
  {
    minItems: 1,
  },
)
const Discovery = strict({
  changeset: Instant,
  contact: Type.String({ minLength: 1 }),
  key_service: Type.String({ minLength: 1 }),
  endpoints: Type.Array(
    strict({
      specification: Type.Literal('http://wiki.open311.org/GeoReport_v2'),
      url: Type.String({ pattern: '^https?://' }),
      changeset: Instant,
      type: of('production', 'test', 'dev'),
      formats: Type.Array(of('text/xml', 'application/json'), { minItems: 1 }),
    }),
    { minItems: 1 },
  ),
})

let base: TestApp
before(async () => {
  base = await startTestApp()
})

for (const name of ['a', 'b'] as const) {
  test(`city ${name} answers each call as the specification says`, async () => {
    const { id, slug } = base[name]
    const browser = base.browser()
    const expect = async (schema: TSchema, path: string, status = 200): Promise<unknown> => {
      const answer = await browser.get(`/open311/v2/${slug}/${path}`)
      assert.equal(answer.status, status, path)
      const body: unknown = JSON.parse(answer.body)
      assert.deepEqual(Compile(schema).Errors(body), [], path)
      return body
    }
    await expect(Discovery, 'discovery.json')
    const services = (await expect(Type.Array(Service), 'services.json')) as {
      service_code: string
      metadata: boolean
    }[]
    assert.ok(services.length > 20)
    for (const { service_code: code, metadata } of services) {
      const { attributes } = (await expect(Definition, `services/${code}.json`)) as {
        attributes: unknown[]
      }
      assert.equal(attributes.length > 0, metadata, code)
    }
    const posted = await browser.post(`/open311/v2/${slug}/requests.json`, {
      jurisdiction_id: String(id),
      api_key: await keyOf(base, id, ['open311']),
      service_code: 'garbage',
      address_id: wardId(slug, 1),
    })
    assert.equal(posted.status, 201, posted.body)
    const made = JSON.parse(posted.body) as { service_request_id: string }[]
    assert.deepEqual(Compile(one(Posted)).Errors(made), [])
    const number = made[0]?.service_request_id
    await expect(one(Request), `requests/${number}.json`)
    await expect(one(Request), 'requests.json')
    await expect(Errors, 'services/nothing.json', 404)
    await expect(Errors, 'requests/1.json', 404)
    await expect(Errors, 'requests.json?status=done', 400)
    await expect(Errors, 'services.json?jurisdiction_id=nowhere', 404)
  })
}
