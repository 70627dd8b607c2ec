import { gather } from '../../kernel/db/gather.js'
import { sql } from '../../kernel/db/statement.js'
import { gatherAcross } from '../../kernel/jobs/gather-across.js'
import type { Answers } from '../service-kit/answers.js'
import type { CaseClock } from './case-clock.js'
import type { Case, Step, StepNote } from './case.js'

interface CaseRow {
  id: string
  number: string
  service: string
  definition: string
  state: string
  version: number
  category: string | null
  title: string
  department: string
  priority: number
  ward_id: string | null
  landmark: string | null
  lng: number | null
  lat: number | null
  answers: Answers
  party_id: string | null
  account_id: string | null
  channel: string
  language: string
  holder: string | null
  assignee_id: string | null
  assignee_name: string | null
  escalation: number
  due_at: Date | null
  rest_ms: number | null
  clock: CaseClock
  open: boolean
  outcome: string | null
  rating: number | null
  photos: number
  reopened: number
  occurred_at: Date
  filed_at: Date
  first_response_at: Date | null
  closed_at: Date | null
  changed_at: Date
}

export const caseColumns = `id, number, service, definition, state, version, category, title, department,
  priority, ward_id, landmark, lng, lat, answers, party_id, account_id, channel, language, holder,
  assignee_id, assignee_name, escalation, due_at, rest_ms, clock, open, outcome, rating, photos, reopened,
  occurred_at, filed_at, first_response_at, closed_at, changed_at`

const findCasesByNumber = sql<CaseRow & { place: number }>(
  'service.case.by_number',
  `select i.place::int, ${caseColumns}
   from unnest($1::text[]) with ordinality as i (asked, place)
   join service.application on tenant_id = kernel.current_tenant() and number = i.asked`,
)

/** The case of a public number; one of the hottest questions, so callers ask together. */
export const findCaseByNumber = gather((numbers: readonly string[]) => findCasesByNumber([numbers]))

const findStoriesByNumber = sql<CaseRow & { place: number; steps: StepNote[] }>(
  'service.case.with_steps',
  `select i.place::int, ${caseColumns}, (
     select json_agg(s) from (
       select version, action, to_state as state, recorded_at as at, note, visible
       from service.step where tenant_id = a.tenant_id and application_id = a.id
       order by version limit 500) s) as steps
   from unnest($1::text[]) with ordinality as i (asked, place)
   join service.application a on tenant_id = kernel.current_tenant() and number = i.asked`,
)

/** The case of a public number with its history in short: one question instead of two. */
export const findStoryByNumber = gather((numbers: readonly string[]) =>
  findStoriesByNumber([numbers]),
)

export const findCase = sql<CaseRow>(
  'service.case.by_id',
  `select ${caseColumns} from service.application
   where tenant_id = kernel.current_tenant() and id = $1`,
)

const findCasesById = sql<CaseRow & { place: number }>(
  'service.case.by_ids',
  `select i.place::int, ${caseColumns}
   from unnest($1::uuid[]) with ordinality as i (asked, place)
   join service.application on tenant_id = kernel.current_tenant() and id = i.asked`,
)

/** The case of an id, for timers that come many at a time. */
export const findCaseById = gatherAcross((ids: readonly string[]) => findCasesById([ids]))

export const toCase = (row: CaseRow): Case => ({
  id: row.id,
  number: row.number,
  service: row.service,
  definition: row.definition,
  state: row.state,
  version: row.version,
  category: row.category,
  title: row.title,
  department: row.department,
  priority: row.priority,
  wardId: row.ward_id,
  landmark: row.landmark,
  lng: row.lng,
  lat: row.lat,
  answers: row.answers,
  partyId: row.party_id,
  accountId: row.account_id,
  channel: row.channel,
  language: row.language,
  holder: row.holder,
  assigneeId: row.assignee_id,
  assigneeName: row.assignee_name,
  escalation: row.escalation,
  dueAt: row.due_at,
  restMs: row.rest_ms,
  clock: row.clock,
  open: row.open,
  outcome: row.outcome,
  rating: row.rating,
  photos: row.photos,
  reopened: row.reopened,
  occurredAt: row.occurred_at,
  filedAt: row.filed_at,
  firstResponseAt: row.first_response_at,
  closedAt: row.closed_at,
  changedAt: row.changed_at,
})

interface StepRow {
  version: number
  action: string
  from_state: string | null
  to_state: string
  actor_kind: string
  actor_id: string | null
  actor_name: string | null
  visible: boolean
  note: string | null
  data: Record<string, unknown>
  occurred_at: Date
  recorded_at: Date
}

const listAllSteps = sql<StepRow & { place: number }>(
  'service.step.list',
  `select i.place::int, s.*
   from unnest($1::uuid[]) with ordinality as i (id, place) cross join lateral (
     select version, action, from_state, to_state, actor_kind, actor_id, actor_name, visible, note,
       data, occurred_at, recorded_at
     from service.step where tenant_id = kernel.current_tenant() and application_id = i.id
     order by version limit 500) s
   order by i.place, s.version`,
)

/** The history of a case by its id, oldest first. */
export const listSteps = gather((ids: readonly string[]) => listAllSteps([ids]))

export const toStep = (row: StepRow): Step => ({
  version: row.version,
  action: row.action,
  fromState: row.from_state,
  toState: row.to_state,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  visible: row.visible,
  note: row.note,
  data: row.data,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
})

export const findStepByCommand = sql<{ version: number }>(
  'service.step.by_command',
  `select version from service.step
   where tenant_id = kernel.current_tenant() and application_id = $1 and command_id = $2`,
)
