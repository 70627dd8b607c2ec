import { randomUUID } from 'node:crypto'
import { demoCity } from '../../src/demo/demo-city.js'
import type { Arena } from '../arena/arena.js'
import type { SignedInCaller } from '../arena/people.js'
import type { Answer, HttpConnection } from './http-connection.js'
import { get, post } from './requests.js'

const baseOf = (tenant: number) => `/api/v1/tenants/${tenant}`
const base = baseOf(demoCity.id)

/** What a life of a case needs to know of the demo city. */
export interface CityFacts {
  wardId: string
  category: string
}

export async function cityFacts(arena: Arena): Promise<CityFacts> {
  const [ward] = await arena.asOwner<{ id: string }>(
    'select id from place.area where tenant_id = $1 order by code limit 1',
    [demoCity.id],
  )
  const [entry] = await arena.asOwner<{ code: string }>(
    `select code from masterdata.entry where tenant_id = $1 and kind = 'grievance-category'
       and parent_code is not null and not data ? 'elsewhere' order by position limit 1`,
    [demoCity.id],
  )
  if (!ward || !entry) throw new Error('the demo city has no wards or categories')
  return { wardId: ward.id, category: entry.code }
}

/** Files a grievance in the demo city and gives its number. */
export const fileOne = (
  http: HttpConnection,
  facts: CityFacts,
  who: SignedInCaller,
  key?: string,
): Promise<string> => fileIn(http, demoCity.id, facts, who, key)

/** Files a grievance in a city whose wards and kinds are those of the demo city. */
export async function fileIn(
  http: HttpConnection,
  tenant: number,
  { wardId, category }: CityFacts,
  who: SignedInCaller,
  key: string = randomUUID(),
): Promise<string> {
  const answers = {
    category,
    where: { wardId, landmark: 'Near the water tank', lng: 72.951, lat: 21.352 },
    description: 'The tap has been dry since Monday morning.',
  }
  const body = { answers, consent: true }
  const path = `${baseOf(tenant)}/services/grievance/applications`
  const answer = await http.send(post(path, who.token, key, body))
  return String(contentOf(answer, 201)['number'])
}

export async function actOnce(
  http: HttpConnection,
  number: string,
  who: SignedInCaller,
  body: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const path = `${base}/applications/${number}/actions`
  return contentOf(await http.send(post(path, who.token, randomUUID(), body)), 200)
}

export async function fetchOne(http: HttpConnection, number: string, who: SignedInCaller) {
  return contentOf(await http.send(get(`${base}/applications/${number}`, who.token)), 200)
}

function contentOf(answer: Answer, status: number): Record<string, unknown> {
  if (answer.status !== status) throw new Error(`${answer.status}: ${answer.body.slice(0, 500)}`)
  return JSON.parse(answer.body) as Record<string, unknown>
}
