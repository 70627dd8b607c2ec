import { createHash, randomInt, randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { CountryPack } from '../../countries/country-pack.js'
import { coalesce } from '../../kernel/db/coalesce.js'
import type { Database } from '../../kernel/db/database.js'
import type { Actor, Channel } from '../../kernel/events/event.js'
import { errors } from '../../kernel/errors/errors.js'
import { cellOf } from '../../kernel/geo/cell-of.js'
import { withCheckDigit } from '../../kernel/public-number/index.js'
import type { MasterData } from '../masterdata/master-data.js'
import type { Answers } from '../service-kit/answers.js'
import type { Definition } from '../service-kit/catalogue.js'
import type { PlaceAnswer } from '../service-kit/field.js'
import type { Tenant } from '../tenancy/tenant.js'
import type { CaseClock } from './case-clock.js'
import { timerRow } from './case-timer.js'
import { categoryData } from './category.js'
import { fileApplications, saveDefinition, type FiledRow, type FilingRow } from './filing-store.js'
import { nextMoment } from './next-moment.js'
import { noticeVersion } from './notice.js'
import { dueAfter, levelIn } from './service-level.js'
import { categoryOf, planIn, serviceTime } from './time-plan.js'

/** Everything that a filing is made of; the answers have been checked against the definition. */
export interface FilingCommand {
  /** The token minted when the answers were shown: the same id files once. */
  id: string
  tenant: Tenant
  definition: Definition
  answers: Answers
  place: PlaceAnswer | undefined
  category: string | null
  partyId: string | null
  accountId: string | null
  actor: Actor & { name: string | null }
  channel: Channel
  language: string
  photos: number
  /** When it happened in the world; absent means now. */
  occurredAt?: Date
  /** When it reached the office, for cases that come from elsewhere; absent means now. */
  filedAt?: Date
}

export interface Filed {
  id: string
  number: string
  /** False when this was filed before: the caller gets the same record. */
  fresh: boolean
}

export interface Filing {
  /** Files a case. Throws `idempotency-key-reused` when the id was used with other answers. */
  file(command: FilingCommand): Promise<Filed>
}

export function createFiling(options: {
  database: Database
  country: CountryPack
  masterData: MasterData
  clock: () => Date
  onFiled: () => void
}): Filing {
  const { database, country, masterData, onFiled } = options
  const known = new Set<string>()
  const write = coalesce<FilingRow, FiledRow, FiledRow | undefined>({
    database,
    statement: (items) => fileApplications([JSON.stringify(items)]),
    result: (rows, item) => rows.find((row) => row.id === item.id),
  })

  const keepDefinition = async (tenantId: number, { service, hash }: Definition) => {
    const key = `${tenantId} ${hash}`
    if (known.has(key)) return
    const body = JSON.stringify(service)
    await database.write({ tenant: tenantId }, saveDefinition([hash, service.id, body]))
    known.add(key)
  }

  const toRow = async (command: FilingCommand): Promise<FilingRow> => {
    const { tenant, definition, answers, place, actor } = command
    const { service, hash } = definition
    const parts = { country, masterData }
    const category = await categoryOf(parts, tenant.id, service, command.category)
    const time = await serviceTime(parts, tenant, service, category)
    const data = categoryData(category)
    const state = service.workflow.states[service.workflow.start]
    if (!state) throw new Error(`${service.id} has no start`)
    const occurredAt = command.occurredAt ?? options.clock()
    const filedAt = command.filedAt ?? options.clock()
    const level = levelIn(state, time.categoryLevel)
    const dueAt = level ? dueAfter(time.measure, filedAt, level) : null
    const clock: CaseClock = state.deemed
      ? { legalAt: dueAfter(time.measure, filedAt, state.deemed.after).toISOString() }
      : {}
    const plan = planIn(time, service, service.workflow.start)
    const first = nextMoment(plan, { open: true, dueAt, clock }, options.clock())
    const timer = timerRow(tenant.id, command.id, first)
    const department = data.department ?? service.department
    return {
      id: command.id,
      number: newNumber(),
      service: service.id,
      definition: hash,
      request_hash: hashOf(answers, place, command.category),
      state: service.workflow.start,
      category: command.category,
      title: category?.name['en'] ?? service.title,
      department,
      priority: data.priority ?? 2,
      ward_id: place?.wardId ?? null,
      landmark: place?.landmark ?? null,
      lng: place?.lng ?? null,
      lat: place?.lat ?? null,
      cell:
        place && place.lng !== null && place.lat !== null ? cellOf(place.lng, place.lat, 17) : null,
      answers,
      party_id: command.partyId,
      account_id: command.accountId,
      channel: command.channel,
      language: command.language,
      holder: state.holder ?? null,
      due_at: dueAt?.toISOString() ?? null,
      clock,
      timer_at: timer?.run_at ?? null,
      photos: command.photos,
      occurred_at: occurredAt.toISOString(),
      filed_at: command.filedAt?.toISOString() ?? null,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      event_id: uuidv7(),
      dimensions: { service: service.id, category: command.category, department },
      timer_id: timer?.id ?? randomUUID(),
      notice: service.id,
      notice_version: noticeVersion,
      purpose: service.data.purpose,
    }
  }

  return {
    async file(command) {
      await keepDefinition(command.tenant.id, command.definition)
      for (let attempt = 1; attempt <= 8; attempt += 1) {
        const row = await toRow(command)
        try {
          const filed = await write.call(command.tenant.id, row)
          if (!filed) throw new Error('a filing got no answer')
          if (filed.request_hash && filed.request_hash.toString('hex') !== row.request_hash) {
            throw errors.keyReused()
          }
          if (filed.number === null) continue
          if (filed.fresh) onFiled()
          return { id: filed.id, number: filed.number, fresh: filed.fresh }
        } catch (error) {
          // One number in ten thousand million is taken already: take another.
          if (attempt >= 4 || !isTakenNumber(error)) throw error
        }
      }
      throw errors.unavailable(new Error(`filing ${command.id} is not seen`))
    },
  }
}

/** Ten random digits, the first not 0, and a check digit: nothing can be counted from it. */
const newNumber = () => withCheckDigit(String(randomInt(1_000_000_000, 9_999_999_999)))

const hashOf = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

const isTakenNumber = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'application_number'
