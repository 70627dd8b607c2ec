import { sql } from '../../kernel/db/statement.js'

/**
 * Provider, and its reports as JSON. A delivery is the truth whenever it is told; a failure counts
 * unless the message was delivered or fell to the next way before; the same told twice changes
 * nothing. Gives how many changed, and how many go another way now.
 */
export const applyReports = sql<{ changed: number; next: number }>(
  'notice.report.apply',
  `with report as (
     select distinct on (id) id, status, ref, reason
     from jsonb_to_recordset($2::jsonb) as r (id uuid, status text, ref text, reason text)
     order by id, status = 'delivered' desc, status = 'failed' desc
   ), held as materialized (
     select m.id from notice.message m join report r on r.id = m.id
     where m.tenant_id = kernel.current_tenant() order by m.id for update of m
   ), changed as (
     update notice.message m set status = r.status,
       delivered_at = case when r.status = 'delivered' then clock_timestamp() end,
       sent_at = coalesce(m.sent_at, clock_timestamp()),
       provider = coalesce(m.provider, $1), provider_ref = coalesce(m.provider_ref, r.ref),
       reason = case when r.status = 'failed' then coalesce(r.reason, 'not delivered') end
     from report r join held using (id)
     where m.tenant_id = kernel.current_tenant() and m.id = r.id and m.way <> 'in-app'
       and coalesce(m.provider, $1) = $1
       and (m.provider is not null or exists (select 1 from notice.attempt a
         where a.tenant_id = kernel.current_tenant() and a.message_id = m.id and a.provider = $1))
       and case r.status
         when 'delivered' then m.status <> 'delivered'
         when 'failed' then m.status in ('queued', 'sent', 'unknown')
         else m.status in ('queued', 'unknown') end
     returning m.id, m.status
   )
   select count(*)::int as changed,
     coalesce(notice.fall_back(array_agg(id) filter (where status = 'failed')), 0) as next from changed`,
)
