import { sql } from '../../kernel/db/statement.js'
import type { LogRow } from '../../kernel/events/log-store.js'

export interface DeliveryRow {
  id: string
  position: number
  type: string
  status: 'waiting' | 'delivered' | 'dead'
  attempts: number
  next_at: Date
  last_status: number | null
  last_error: string | null
  created_at: Date
  ended_at: Date | null
}

const columns = `d.id, d.position, d.type, d.status, d.attempts, d.next_at, d.last_status,
  d.last_error, d.created_at, d.ended_at`

/**
 * Queues events for every subscription that wants them. $1 events as JSON (id, position, type), $2 the
 * instant from which they are due. Gives the subscriptions with something new.
 */
export const queueDeliveries = sql<{ subscription_id: string }>(
  'webhook.delivery.queue',
  `with queued as (
     insert into webhook.delivery (tenant_id, id, subscription_id, position, event_id, type, next_at)
     select s.tenant_id, gen_random_uuid(), s.id, e.position, e.id, e.type, $2
     from jsonb_to_recordset($1::jsonb) as e (id uuid, position bigint, type text)
     join webhook.subscription s on s.tenant_id = kernel.current_tenant() and s.status = 'active'
       and (s.types = '{}' or e.type = any (s.types))
     join client.client c on c.tenant_id = s.tenant_id and c.id = s.client_id and c.status = 'active'
     on conflict (tenant_id, subscription_id, position) do nothing
     returning subscription_id
   )
   select distinct subscription_id from queued`,
)

/**
 * The first that waits, due or not: what comes after it waits behind it. None while the subscription
 * rests or its client may not be told, so that an end counts between two deliveries.
 */
export const firstWaiting = sql<DeliveryRow>(
  'webhook.delivery.first',
  `select ${columns} from webhook.delivery d
   join webhook.subscription s on s.tenant_id = d.tenant_id and s.id = d.subscription_id
     and s.status = 'active'
   join client.client c on c.tenant_id = s.tenant_id and c.id = s.client_id and c.status = 'active'
   where d.tenant_id = kernel.current_tenant() and d.subscription_id = $1 and d.status = 'waiting'
   order by d.position limit 1`,
)

/** The event of a delivery, from the log. */
export const eventAt = sql<LogRow>(
  'webhook.delivery.event',
  `select tenant_id, log_partition, position, id, type, version, ward_id, subject_kind, subject_id,
     actor_kind, actor_id, on_behalf_of, channel, occurred_at, recorded_at, cause, dimensions, data
   from kernel.event where tenant_id = kernel.current_tenant() and position = $1`,
)

/** Id, subscription, HTTP status, now: it arrived, so the subscription works. */
export const markDelivered = sql(
  'webhook.delivery.delivered',
  `with done as (
     update webhook.delivery set status = 'delivered', attempts = attempts + 1, last_status = $3,
       last_error = null, ended_at = $4
     where tenant_id = kernel.current_tenant() and id = $1 and status = 'waiting')
   update webhook.subscription set failing_since = null
   where tenant_id = kernel.current_tenant() and id = $2 and failing_since is not null`,
)

/** Id, subscription, HTTP status or null, error, now, when to try again (null: given up). */
export const markFailed = sql<{ failing_since: Date }>(
  'webhook.delivery.failed',
  `with failed as (
     update webhook.delivery set attempts = attempts + 1, last_status = $3, last_error = $4,
       status = case when $6::timestamptz is null then 'dead' else 'waiting' end,
       next_at = coalesce($6, next_at), ended_at = case when $6 is null then $5::timestamptz end
     where tenant_id = kernel.current_tenant() and id = $1 and status = 'waiting')
   update webhook.subscription set failing_since = coalesce(failing_since, $5)
   where tenant_id = kernel.current_tenant() and id = $2 returning failing_since`,
)

/** Subscription, delivery, now: sent again by hand, with all tries before it. */
export const replayDelivery = sql<{ id: string }>(
  'webhook.delivery.replay',
  `update webhook.delivery set status = 'waiting', attempts = 0, next_at = $3, ended_at = null
   where tenant_id = kernel.current_tenant() and subscription_id = $1 and id = $2
     and status in ('dead', 'delivered') returning id`,
)

/** Subscription, status or null, position before which, how many. Newest first. */
export const listDeliveries = sql<DeliveryRow>(
  'webhook.delivery.list',
  `select ${columns} from webhook.delivery d
   where d.tenant_id = kernel.current_tenant() and d.subscription_id = $1
     and ($2::text is null or d.status = $2) and d.position < $3
   order by d.position desc limit $4`,
)

export const countDeliveries = sql<{ waiting: number; dead: number }>(
  'webhook.delivery.count',
  `select (select count(*) from (select 1 from webhook.delivery where tenant_id = kernel.current_tenant()
       and subscription_id = $1 and status = 'waiting' limit 1001) w)::int as waiting,
     (select count(*) from (select 1 from webhook.delivery where tenant_id = kernel.current_tenant()
       and subscription_id = $1 and status = 'dead' limit 1001) x)::int as dead`,
)

/** What arrived long ago is forgotten, a part at a time; the log still has the event. */
export const forgetDelivered = sql(
  'webhook.delivery.forget',
  `delete from webhook.delivery where tenant_id = kernel.current_tenant() and id in (
     select id from webhook.delivery where tenant_id = kernel.current_tenant()
       and status = 'delivered' and ended_at < clock_timestamp() - interval '30 days'
     order by ended_at limit 500)`,
)
