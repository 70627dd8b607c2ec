import { sql } from '../../kernel/db/statement.js'

export type BulkKind = 'assign' | 'resolve'
export type BulkOutcome = 'done' | 'changed' | 'refused'

export interface BulkInput {
  assigneeId?: string
  assigneeName?: string
  note?: string
}

export interface BulkRun {
  id: string
  kind: BulkKind
  input: BulkInput
}

export interface BulkItem {
  application_id: string
  number: string
  seen_version: number
  outcome: BulkOutcome | null
}

/** Id, who, kind, input, items as JSON: begun once, however often it is sent. */
export const insertRun = sql(
  'bulk.run.insert',
  `with run as (
     insert into service.bulk_run (tenant_id, id, actor_id, kind, input)
     values (kernel.current_tenant(), $1, $2, $3, $4::jsonb) on conflict do nothing returning tenant_id, id
   )
   insert into service.bulk_item (tenant_id, run_id, application_id, number, seen_version)
   select run.tenant_id, run.id, i.id, i.number, i.version
   from run, jsonb_to_recordset($5::jsonb) as i (id uuid, number text, version int)`,
)

/** Id, who: a person sees what they began themselves. */
export const findRun = sql<BulkRun>(
  'bulk.run.find',
  `select id, kind, input from service.bulk_run
   where tenant_id = kernel.current_tenant() and id = $1 and actor_id = $2`,
)

/** What was given is in the cases when all is done. */
export const emptyRun = sql(
  'bulk.run.empty',
  `update service.bulk_run set input = '{}' where tenant_id = kernel.current_tenant() and id = $1`,
)

export const listItems = sql<BulkItem>(
  'bulk.item.list',
  `select application_id, number, seen_version, outcome from service.bulk_item
   where tenant_id = kernel.current_tenant() and run_id = $1 order by application_id limit 200`,
)

/** Run, cases, their outcomes. */
export const saveOutcomes = sql(
  'bulk.item.outcome',
  `update service.bulk_item i set outcome = o.outcome
   from unnest($2::uuid[], $3::text[]) as o (id, outcome)
   where i.tenant_id = kernel.current_tenant() and i.run_id = $1 and i.application_id = o.id
     and i.outcome is null`,
)
