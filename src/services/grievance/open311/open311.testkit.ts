import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { labelPoint } from '../../../kernel/geo/label-point.js'
import { makeKey } from '../../../platform/clients/api-key.js'
import { insertClient } from '../../../platform/clients/client-store.js'
import { insertKey } from '../../../platform/clients/key-store.js'
import type { Answer, Browser } from '../../../testing/browser.js'
import { wardId } from '../../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../../testing/start-app.js'

export type Row = Record<string, unknown>
type Fields = Record<string, string>

export const base = '/open311/v2/alphapur'
export const rowsOf = (answer: Answer) => JSON.parse(answer.body) as Row[]
export const errorsOf = (answer: Answer) =>
  JSON.parse(answer.body) as { code: number; description: string }[]

/** Two cities, and a program that may report in the first. */
export interface Open311 {
  city: TestApp
  key: string
  /** Arguments that are enough, with a point in ward 2. */
  report(): Fields
  get(path: string): Promise<Answer>
  post(fields: Fields, format?: string, browser?: Browser): Promise<Answer>
  /** Files a report, changed as given, and gives its number. */
  file(given?: Fields): Promise<string>
  /** How many cases there are in all. */
  cases(): Promise<number>
}

export async function startOpen311(): Promise<Open311> {
  const city = await startTestApp()
  const key = await keyOf(city, city.a.id, ['open311'])
  const [ward] = await city.asOwner<{ polygons: [number, number][][][] }>(
    `select polygons from place.area where id = '${wardId('alphapur', 2)}'`,
  )
  const [long, lat] = labelPoint(ward?.polygons ?? []) ?? []
  const point = { lat: String(lat), long: String(long) }
  const report = () => ({ service_code: 'light-out', ...point, description: 'Dark since Monday' })
  const post: Open311['post'] = (fields, format = 'json', browser = city.browser()) =>
    browser.post(`${base}/requests.${format}`, fields)
  return {
    city,
    key,
    report,
    post,
    get: (path) => city.browser().get(`${base}/${path}`),
    async file(given = {}) {
      const fields = { ...report(), api_key: key, idempotency_key: randomUUID(), ...given }
      const answer = await post(fields)
      assert.equal(answer.status, 201, answer.body)
      return String(rowsOf(answer)[0]?.['service_request_id'])
    },
    async cases() {
      const [row] = await city.asOwner<{ n: number }>(
        'select count(*)::int n from service.application',
      )
      return row?.n ?? -1
    },
  }
}

/** The key of a new active client of a city. */
export async function keyOf(test: TestApp, tenant: number, scopes: string[]): Promise<string> {
  const id = randomUUID()
  const { text, prefix, digest } = makeKey(tenant)
  const values = [id, randomUUID(), 'Street app', 'Civic group', 'To report', scopes, 'active', 20]
  await test.database.write({ tenant }, insertClient(values))
  await test.database.write(
    { tenant },
    insertKey([randomUUID(), id, 'first', prefix, digest, 30, 5]),
  )
  return text
}
