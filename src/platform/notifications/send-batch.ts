import type { App } from '../app.js'
import { mobileOf } from '../identity/residents.js'
import type { Tenant } from '../tenancy/tenant.js'
import { deliver, type Asked, type Asking, type Parcel } from './deliver.js'
import { openAddress } from './email-address.js'
import {
  addUsage,
  answerAttempts,
  insertAttempts,
  settleMessages,
  type ClaimedRow,
} from './outgoing-store.js'
import { defaultQuietHours, endOfQuiet, isLoud } from './quiet-hours.js'
import { settle, type Settlement } from './settlement.js'
import { smsParts } from './sms-parts.js'
import { outsideWays, type OutsideWay } from './way.js'
import { writeNotice } from './write-notice.js'

interface Settled extends Settlement {
  id: string
  /** A wait for the morning is no try. */
  counts: boolean
  provider: string | null
  templateId: string | null
}

interface Sending {
  row: ClaimedRow
  parcel: Parcel
}

export interface SentBatch {
  /** Until the first that was put off is due; Infinity when none was. */
  waitMs: number
  /** What waits for slow providers, with the same meaning; the messages' lease lasts as long. */
  late: readonly Promise<number>[]
}

/** Sends messages that were taken from the queue, and writes down what became of them. */
export async function sendBatch(
  app: App,
  tenant: Tenant,
  rows: readonly ClaimedRow[],
): Promise<SentBatch> {
  const now = app.clock()
  const settled: Settled[] = []
  const sendings: Sending[] = []
  await Promise.all(
    rows.map(async (row) => {
      const quietEnd = quietUntil(app, tenant, row, now)
      if (quietEnd) {
        const waitMs = quietEnd.getTime() - now.getTime()
        settled.push({ ...blank(row), waitMs, counts: false, reason: 'quiet' })
        return
      }
      const parcel = await parcelOf(app, tenant, row)
      if (parcel) sendings.push({ row, parcel })
      else settled.push({ ...blank(row), status: 'failed', reason: 'no address' })
    }),
  )
  const asked: Asked[] = []
  const late: Promise<number>[] = []
  const note = async (askings: readonly Asking[]) => {
    await app.database.write({ tenant: tenant.id }, insertAttempts(columnsOf(askings)))
  }
  const writeLate = async (sending: Sending[], answer: Promise<Asked>): Promise<number> => {
    const given = await answer
    const own = sending.filter(({ row }) => row.id === given.messageId)
    const ends = own.map((each) => settledOf(each, { ...given.answer, provider: given.provider }))
    return writeDown(app, tenant, { settled: ends, asked: [given], sendings: own, now })
  }
  await Promise.all(
    outsideWays.map(async (way) => {
      const own = sendings.filter(({ row }) => row.way === way)
      if (own.length === 0) return
      const parcels = own.map(({ parcel }) => parcel)
      const sent = await deliver(app.carriers, way, parcels, note)
      asked.push(...sent.asked)
      late.push(...sent.late.map((answer) => writeLate(own, answer)))
      for (const sending of own) {
        const end = sent.ends.get(sending.row.id)
        if (end) settled.push(settledOf(sending, end))
      }
    }),
  )
  return { waitMs: await writeDown(app, tenant, { settled, asked, sendings, now }), late }
}

const settledOf = (
  { row, parcel }: Sending,
  end: Parameters<typeof settle>[0] & { provider: string | null },
): Settled => ({
  ...blank(row),
  ...settle(end, { tries: row.tries, ageMs: row.age_ms, hasNext: row.has_next }),
  provider: end.provider,
  templateId: parcel.outgoing.templateId ?? null,
})

/** One flight for all: outcomes, what falls to the next way, and what was used. */
async function writeDown(
  app: App,
  tenant: Tenant,
  given: {
    settled: readonly Settled[]
    asked: readonly Asked[]
    sendings: readonly Sending[]
    now: Date
  },
): Promise<number> {
  const { settled, asked, now } = given
  if (settled.length + asked.length === 0) return Infinity
  const items = settled.map((each) => ({
    id: each.id,
    status: each.status,
    wait_ms: each.waitMs,
    counts: each.counts,
    provider: each.provider,
    provider_ref: each.providerRef,
    template_id: each.templateId,
    reason: each.reason,
  }))
  const having = (status: string) =>
    new Set(settled.filter((each) => each.status === status).map(({ id }) => id))
  const [sent, failed] = [having('sent'), having('failed')]
  const usage = usageOf(given.sendings.filter(({ row }) => sent.has(row.id)))
  const statements = [
    settleMessages([JSON.stringify(items)]),
    ...(asked.length > 0 ? [answerAttempts(answersOf(asked))] : []),
    ...(usage.length > 0
      ? [
          addUsage([
            usage.map(({ way }) => way),
            app.country.calendar.legalDateOf(now),
            usage.map(({ messages }) => messages),
            usage.map(({ parts }) => parts),
          ]),
        ]
      : []),
  ]
  await app.database.flight({ tenant: tenant.id }, statements)
  const waits = settled.filter(({ status }) => status === 'queued').map(({ waitMs }) => waitMs)
  // What failed may have gone to its next way, which is due at once.
  return Math.min(Infinity, ...waits, ...(failed.size > 0 ? [0] : []))
}

function quietUntil(app: App, tenant: Tenant, row: ClaimedRow, now: Date): Date | undefined {
  if (row.urgent || !isLoud(row.way)) return undefined
  const own =
    row.quiet_from !== null && row.quiet_to !== null
      ? { fromMinutes: row.quiet_from, toMinutes: row.quiet_to }
      : undefined
  const hours = own ?? tenant.settings.quietHours ?? defaultQuietHours
  return endOfQuiet(now, app.country.identity.timeZone, hours)
}

async function parcelOf(app: App, tenant: Tenant, row: ClaimedRow): Promise<Parcel | undefined> {
  const to = await addressOf(app, row)
  if (to === undefined) return undefined
  const { body, subject, templateId } = await writeNotice(app, tenant, row)
  return {
    tries: row.tries,
    open:
      row.open_provider !== null && row.open_no !== null
        ? { provider: row.open_provider, no: row.open_no }
        : null,
    outgoing: {
      id: row.id,
      tenantId: tenant.id,
      to,
      body,
      ...(row.way === 'email' && { subject }),
      ...(templateId !== undefined && { templateId }),
    },
  }
}

async function addressOf(app: App, row: ClaimedRow): Promise<string | undefined> {
  if (row.way !== 'email') return mobileOf(app, row.recipient_id)
  return row.email_sealed ? openAddress(app, row.email_sealed, row.recipient_id) : undefined
}

const blank = (row: ClaimedRow): Settled => ({
  id: row.id,
  status: 'queued',
  waitMs: 0,
  counts: true,
  reason: null,
  provider: null,
  providerRef: null,
  templateId: null,
})

const columnsOf = (askings: readonly Asking[]) => [
  askings.map(({ messageId }) => messageId),
  askings.map(({ no }) => no),
  askings.map(({ provider }) => provider),
]

const answersOf = (asked: readonly Asked[]) => [
  asked.map(({ messageId }) => messageId),
  asked.map(({ no }) => no),
  asked.map(({ answer }) => answer.outcome),
  asked.map(({ answer }) => ('reason' in answer ? answer.reason.slice(0, 200) : null)),
]

function usageOf(sent: readonly Sending[]) {
  const usage = new Map<OutsideWay, { messages: number; parts: number }>()
  for (const { row, parcel } of sent) {
    const sum = usage.get(row.way) ?? { messages: 0, parts: 0 }
    sum.messages += 1
    sum.parts += row.way === 'sms' ? smsParts(parcel.outgoing.body) : 1
    usage.set(row.way, sum)
  }
  return [...usage].map(([way, sum]) => ({ way, ...sum }))
}
