import { createHash } from 'node:crypto'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { createKeyring } from '../../src/kernel/crypto/keyring.js'
import { addPerson } from '../../src/platform/identity/residents.js'
import { saveTenants } from '../../src/platform/tenancy/tenant-store.js'
import type { BareGround } from '../arena/bare-ground.js'

export const noticeCity = 1_000_077
export const noticePeople = 500
/** The same in every process of a bench, so that each can open the numbers. */
export const noticeKeys = createKeyring(Buffer.alloc(32, 3))

/** A city without quiet hours, with people of whom each has a case. */
export async function prepareNotices(ground: BareGround): Promise<void> {
  const city = {
    id: noticeCity,
    kind: 'sandbox',
    parent_id: null,
    slug: 'bench',
    name: { en: 'Bench' },
    default_language: 'en',
    languages: ['en', 'hi'],
    settings: { quietHours: { fromMinutes: 0, toMinutes: 0 } },
    status: 'live',
    source_hash: '00',
  }
  await ground.database.write('kernel', saveTenants([JSON.stringify([city])]))
  const identity = {
    database: ground.database,
    keys: noticeKeys,
    sms: { send: () => Promise.reject(new Error()) },
  }
  const ids: string[] = []
  for (let index = 0; index < noticePeople; index += 1) {
    const mobile = `+9198${String(20_000_000 + index)}`
    ids.push((await addPerson(identity, { mobile, name: `Asha ${index}`, language: 'hi' })).id)
  }
  await ground.asOwner(
    `insert into service.application (tenant_id, id, number, service, definition, state, title,
       department, answers, account_id, channel, language, occurred_at)
     select ${noticeCity}, md5('case ' || n)::uuid, (20000000000 + n)::text, 'grievance', 'x', 'work',
       'No water', 'water', '{}', account::uuid, 'web', 'hi', now()
     from unnest('{${ids.join(',')}}'::text[]) with ordinality as i (account, n)`,
  )
}

/** Something happened to a person's case; persons count from 1. */
export const buildMove = (person: number) => ({
  id: uuidv7(),
  type: 'application.moved',
  version: 1,
  wardId: null,
  subject: { kind: 'application', id: caseId(person) },
  actor: { kind: 'system' as const, id: null },
  onBehalfOf: null,
  channel: 'system' as const,
  occurredAt: new Date(),
  cause: null,
  dimensions: {},
  data: { state: 'work', visible: true },
})

/** As PostgreSQL writes an MD5 as a UUID. */
function caseId(person: number): string {
  const hex = createHash('md5').update(`case ${person}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Rows of a query as the tables' owner. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  { connections }: BareGround,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client(connections.owner)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
