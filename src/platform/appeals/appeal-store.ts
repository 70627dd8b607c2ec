import { sql } from '../../kernel/db/statement.js'
import type { Appeal, AppealState, Decision } from './appeal.js'

interface AppealRow {
  id: string
  application_id: string
  round: number
  level: number
  role: string
  ground: string
  state: AppealState
  filed_at: Date
  due_at: Date
  hearing_at: Date | null
  hearing_place: string | null
  decision: Decision | null
  reasons: string | null
  direction: string | null
  to_state: string | null
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Date | null
}

const columns = `id, application_id, round, level, role, ground, state, filed_at, due_at, hearing_at,
  hearing_place, decision, reasons, direction, to_state, decided_by, decided_by_name, decided_at`

export const listAppealsOf = sql<AppealRow>(
  'appeal.of_case',
  `select ${columns} from service.appeal
   where tenant_id = kernel.current_tenant() and application_id = $1
   order by round, level limit 50`,
)

export const findAppeal = sql<AppealRow>(
  'appeal.by_id',
  `select ${columns} from service.appeal where tenant_id = kernel.current_tenant() and id = $1`,
)

export interface WaitingRow {
  id: string
  number: string
  service: string
  title: string
  level: number
  role: string
  ward_id: string | null
  department: string
  filed_at: Date
  due_at: Date
  hearing_at: Date | null
}

/** What waits for these roles, most urgent first. */
export const listWaiting = sql<WaitingRow>(
  'appeal.waiting',
  `select p.id, a.number, a.service, a.title, p.level, p.role, a.ward_id, a.department, p.filed_at,
     p.due_at, p.hearing_at
   from service.appeal p
   join service.application a on a.tenant_id = p.tenant_id and a.id = p.application_id
   where p.tenant_id = kernel.current_tenant() and p.role = any ($1)
     and p.state in ('filed', 'hearing')
   order by p.due_at, p.id limit 200`,
)

/** One appeal as JSON; the one before it that nobody decided lapses. */
export const insertAppeal = sql(
  'appeal.insert',
  `with lapsed as (
     update service.appeal p set state = 'lapsed'
     from jsonb_to_record($1::jsonb) as i ("applicationId" uuid, round smallint)
     where p.tenant_id = kernel.current_tenant() and p.application_id = i."applicationId"
       and p.round = i.round and p.state in ('filed', 'hearing')
   )
   insert into service.appeal (tenant_id, id, application_id, round, level, role, ground, filed_by,
     filed_at, due_at)
   select kernel.current_tenant(), i.id, i."applicationId", i.round, i.level, i.role, i.ground,
     i."filedBy", i."filedAt", i."dueAt"
   from jsonb_to_record($1::jsonb) as i (id uuid, "applicationId" uuid, round smallint,
     level smallint, role text, ground text, "filedBy" uuid, "filedAt" timestamptz,
     "dueAt" timestamptz)`,
)

/** Id, when, where. Fails the flight when it is no longer pending. */
export const setHearing = sql(
  'appeal.hear',
  `with heard as (
     update service.appeal set state = 'hearing', hearing_at = $2, hearing_place = $3
     where tenant_id = kernel.current_tenant() and id = $1 and state in ('filed', 'hearing')
     returning 1)
   select kernel.expect_rows(count(*)) from heard`,
)

/** Id, decision, reasons, direction, state, who, name, when. Fails the flight when it was decided. */
export const setDecision = sql(
  'appeal.decide',
  `with decided as (
     update service.appeal set state = 'decided', decision = $2, reasons = $3, direction = $4,
       to_state = $5, decided_by = $6, decided_by_name = $7, decided_at = $8
     where tenant_id = kernel.current_tenant() and id = $1 and state in ('filed', 'hearing')
     returning 1)
   select kernel.expect_rows(count(*)) from decided`,
)

/** Id. Fails the flight when it is no longer pending. */
export const setWithdrawn = sql(
  'appeal.withdraw',
  `with gone as (
     update service.appeal set state = 'withdrawn'
     where tenant_id = kernel.current_tenant() and id = $1 and state in ('filed', 'hearing')
     returning 1)
   select kernel.expect_rows(count(*)) from gone`,
)

/** Id, event id. An undecided appeal whose time is over is told once. */
export const tellOverdue = sql<{ told: number }>(
  'appeal.overdue',
  `with late as (
     update service.appeal set overdue_at = clock_timestamp()
     where tenant_id = kernel.current_tenant() and id = $1 and state in ('filed', 'hearing')
       and overdue_at is null
     returning *
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
       actor_kind, channel, occurred_at, dimensions, data)
     select l.tenant_id, $2, 'appeal.overdue', 1, a.ward_id, 'application', a.id, 'system', 'system',
       l.due_at, jsonb_build_object('service', a.service, 'category', a.category,
         'department', a.department),
       jsonb_build_object('appealId', l.id, 'level', l.level, 'role', l.role, 'number', a.number,
         'state', a.state, 'version', a.version)
     from late l join service.application a on a.tenant_id = l.tenant_id and a.id = l.application_id
   )
   select count(*) as told from late`,
)

export const toAppeal = (row: AppealRow): Appeal => ({
  id: row.id,
  applicationId: row.application_id,
  round: row.round,
  level: row.level,
  role: row.role,
  ground: row.ground,
  state: row.state,
  filedAt: row.filed_at,
  dueAt: row.due_at,
  hearingAt: row.hearing_at,
  hearingPlace: row.hearing_place,
  decision: row.decision,
  reasons: row.reasons,
  direction: row.direction,
  toState: row.to_state,
  decidedBy: row.decided_by,
  decidedByName: row.decided_by_name,
  decidedAt: row.decided_at,
})
