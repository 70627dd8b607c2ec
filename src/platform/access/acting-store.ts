import { sql } from '../../kernel/db/statement.js'

/** Somebody does another's work from one day to another; both days count. */
export interface ActingRow {
  id: string
  absent_id: string
  absent_name: string
  acting_id: string
  acting_name: string
  valid_from: string
  valid_to: string
  comes_back: boolean
  ended: boolean
}

const columns = `c.id, c.absent_id, a.name as absent_name, c.acting_id, b.name as acting_name,
  c.valid_from, c.valid_to, c.comes_back, c.ended`
const from = `access.acting c
   join access.member a on a.tenant_id = c.tenant_id and a.account_id = c.absent_id
   join access.member b on b.tenant_id = c.tenant_id and b.account_id = c.acting_id`

export const listActing = sql<ActingRow>(
  'access.acting.list',
  `select ${columns} from ${from} where c.tenant_id = kernel.current_tenant()
   order by c.valid_to desc, c.id limit 100`,
)

export const findActing = sql<ActingRow>(
  'access.acting.find',
  `select ${columns} from ${from} where c.tenant_id = kernel.current_tenant() and c.id = $1`,
)

/** Who does the work of this person today. */
export const actingFor = sql<ActingRow>(
  'access.acting.of_absent',
  `select ${columns} from ${from} where c.tenant_id = kernel.current_tenant()
     and c.absent_id = $1 and not c.ended and c.valid_from <= $2::date and c.valid_to >= $2::date
   limit 1`,
)

/** A charge within these days in which $1 is absent, or in which $2, who is to act, is. */
export const actingWithin = sql<{ absent_id: string }>(
  'access.acting.within',
  `select absent_id from access.acting where tenant_id = kernel.current_tenant()
     and absent_id in ($1::uuid, $2::uuid) and not ended
     and valid_from <= $4::date and valid_to >= $3::date limit 1`,
)

export const insertActing = sql(
  'access.acting.insert',
  `insert into access.acting (tenant_id, id, absent_id, acting_id, valid_from, valid_to, comes_back)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6)`,
)

/** Ends a charge and the roles that came with it; $2 is the last day. */
export const endActing = sql<{ id: string }>(
  'access.acting.end',
  `with ended as (
     update access.acting set ended = true
     where tenant_id = kernel.current_tenant() and id = $1 and not ended returning id
   ), roles as (
     update access.assignment g set valid_to = $2::date from ended e
     where g.tenant_id = kernel.current_tenant() and g.acting_charge = e.id
       and (g.valid_to is null or g.valid_to > $2::date)
   ) select id from ended`,
)

export const noteHandedOver = sql(
  'access.handed_over.note',
  `insert into access.handed_over (tenant_id, acting_charge, application_id)
   values (kernel.current_tenant(), $1, $2) on conflict do nothing`,
)

/** Open cases that moved with the charge and are still with whom they went to. */
export const casesToReturn = sql<{ id: string }>(
  'access.handed_over.to_return',
  `select a.id from access.handed_over h join service.application a
     on a.tenant_id = h.tenant_id and a.id = h.application_id
   where h.tenant_id = kernel.current_tenant() and h.acting_charge = $1 and a.open
     and a.assignee_id = $2 order by a.id limit 1000`,
)

export interface OpenCaseRow {
  id: string
  number: string
  title: string
  service: string
  due_at: Date | null
}

export const openCasesOf = sql<OpenCaseRow>(
  'access.acting.open_cases',
  `select id, number, title, service, due_at from service.application
   where tenant_id = kernel.current_tenant() and assignee_id = $1 and open
   order by due_at, id limit 201`,
)
