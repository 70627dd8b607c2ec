import { sql } from '../../kernel/db/statement.js'
import type { OutsideWay } from './way.js'

export interface ClaimedRow {
  id: string
  recipient_id: string
  template: string
  language: string
  params: Record<string, string>
  way: OutsideWay
  has_next: boolean
  kind: string
  audience: 'resident' | 'staff'
  urgent: boolean
  tries: number
  age_ms: number
  quiet_from: number | null
  quiet_to: number | null
  email_sealed: Buffer | null
  open_provider: string | null
  open_no: number | null
}

/**
 * Takes messages that are due, for a minute: what is not settled then is taken again. Each comes with
 * what its person wants, and with the provider that was asked and has not answered.
 */
export const claimMessages = sql<ClaimedRow>(
  'notice.outgoing.claim',
  `with due as (
     select id from notice.message
     where tenant_id = kernel.current_tenant() and status = 'queued' and due_at <= clock_timestamp()
     order by due_at limit $1 for update skip locked
   ), claimed as (
     update notice.message m set tries = m.tries + 1, due_at = clock_timestamp() + interval '1 minute'
     from due where m.tenant_id = kernel.current_tenant() and m.id = due.id
     returning m.*
   )
   select c.id, c.recipient_id, c.template, c.language, c.params, c.way,
     cardinality(c.ways_left) > 0 as has_next, c.kind, c.audience, c.urgent, c.tries,
     extract(epoch from clock_timestamp() - c.created_at)::float8 * 1000 as age_ms,
     p.quiet_from, p.quiet_to, d.sealed as email_sealed, a.provider as open_provider, a.no as open_no
   from claimed c
   left join notice.preference p
     on p.tenant_id = kernel.current_tenant() and p.account_id = c.recipient_id
   left join notice.address d
     on d.tenant_id = kernel.current_tenant() and d.account_id = c.recipient_id and c.way = 'email'
   left join lateral (
     select provider, no from notice.attempt
     where tenant_id = kernel.current_tenant() and message_id = c.id
       and outcome in ('asked', 'unknown') and c.tries > 1
     order by no desc limit 1) a on true`,
)

/** Message ids, numbers, providers: who is asked now. Committed before anybody is. */
export const insertAttempts = sql(
  'notice.attempt.insert',
  `insert into notice.attempt (tenant_id, message_id, no, provider)
   select kernel.current_tenant(), * from unnest($1::uuid[], $2::smallint[], $3::text[])
   on conflict do nothing`,
)

/** Message ids, numbers, outcomes, details: what was answered. */
export const answerAttempts = sql(
  'notice.attempt.answer',
  `update notice.attempt a set outcome = i.outcome, detail = i.detail, answered_at = clock_timestamp()
   from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[]) as i (id, no, outcome, detail)
   where a.tenant_id = kernel.current_tenant() and a.message_id = i.id and a.no = i.no`,
)

/**
 * What became of claimed messages, as JSON. A delivery report may have come first: it stands, and
 * only the provider is noted. What failed goes the next way. Gives how many that are.
 */
export const settleMessages = sql<{ next: number }>(
  'notice.outgoing.settle',
  `with item as materialized (
     select * from jsonb_to_recordset($1::jsonb) as i (id uuid, status text, wait_ms float8,
       counts boolean, provider text, provider_ref text, template_id text, reason text)
   ), held as materialized (
     -- Delivery reports change the same rows; whoever locks in one order waits for nobody in a ring.
     select m.id from notice.message m join item i on i.id = m.id
     where m.tenant_id = kernel.current_tenant() order by m.id for update of m
   ), settled as (
     update notice.message m set
       status = case when m.status = 'queued' then i.status else m.status end,
       due_at = case when i.status = 'queued'
         then clock_timestamp() + i.wait_ms * interval '1 millisecond' else m.due_at end,
       tries = m.tries - case when i.counts then 0 else 1 end,
       provider = coalesce(i.provider, m.provider),
       provider_ref = coalesce(i.provider_ref, m.provider_ref),
       template_id = coalesce(i.template_id, m.template_id),
       reason = i.reason,
       sent_at = case when i.status = 'sent' then clock_timestamp() else m.sent_at end
     from item i join held using (id)
     where m.tenant_id = kernel.current_tenant() and m.id = i.id and m.sent_at is null
     returning m.id, m.status
   )
   select notice.fall_back(array_agg(id)) as next from settled where status = 'failed'`,
)

/** Ways, day, messages, parts: adds to what was handed to providers. */
export const addUsage = sql(
  'notice.usage.add',
  `insert into notice.usage as u (tenant_id, day, way, messages, parts)
   select kernel.current_tenant(), $2::date, * from unnest($1::text[], $3::int[], $4::int[])
   on conflict (tenant_id, day, way) do update
     set messages = u.messages + excluded.messages, parts = u.parts + excluded.parts`,
)

export const nextDueMessage = sql<{ wait_ms: number | null }>(
  'notice.outgoing.next',
  `select extract(epoch from min(due_at) - clock_timestamp())::float8 * 1000 as wait_ms
   from notice.message where tenant_id = kernel.current_tenant() and status = 'queued'`,
)
