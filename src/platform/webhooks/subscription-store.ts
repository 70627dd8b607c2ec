import { sql } from '../../kernel/db/statement.js'

export interface SubscriptionRow {
  id: string
  client_id: string
  url: string
  types: string[]
  secret: Buffer
  status: 'active' | 'paused' | 'disabled' | 'removed'
  reason: string | null
  created_at: Date
  failing_since: Date | null
}

const columns = 'id, client_id, url, types, secret, status, reason, created_at, failing_since'

/** Id, client, address, types, sealed secret, how many a client may have. */
export const insertSubscription = sql<{ id: string }>(
  'webhook.subscription.insert',
  `insert into webhook.subscription (tenant_id, id, client_id, url, types, secret)
   select kernel.current_tenant(), $1, $2, $3, $4, $5
   where (select count(*) from webhook.subscription where tenant_id = kernel.current_tenant()
     and client_id = $2 and status <> 'removed') < $6
   on conflict (tenant_id, id) do nothing returning id`,
)

export const listSubscriptions = sql<SubscriptionRow>(
  'webhook.subscription.list',
  `select ${columns} from webhook.subscription
   where tenant_id = kernel.current_tenant() and client_id = $1 and status <> 'removed'
   order by created_at desc limit 50`,
)

/** Id, client. */
export const findSubscription = sql<SubscriptionRow>(
  'webhook.subscription.find',
  `select ${columns} from webhook.subscription
   where tenant_id = kernel.current_tenant() and id = $1 and client_id = $2 and status <> 'removed'`,
)

/** Id, statuses from which it may go, new status, reason. An active one starts with a clean slate. */
export const turnSubscription = sql<{ id: string }>(
  'webhook.subscription.turn',
  `update webhook.subscription set status = $3, reason = $4,
     failing_since = case when $3 = 'active' then null else failing_since end
   where tenant_id = kernel.current_tenant() and id = $1 and status = any ($2::text[]) returning id`,
)

/**
 * Takes the subscription for one courier; no row when it does not work now, its client may no longer
 * be told, or another courier has it. $1 id, $2 seconds.
 */
export const leaseSubscription = sql<SubscriptionRow>(
  'webhook.subscription.lease',
  `update webhook.subscription s
   set leased_until = clock_timestamp() + make_interval(secs => $2)
   where s.tenant_id = kernel.current_tenant() and s.id = $1 and s.status = 'active'
     and (s.leased_until is null or s.leased_until < clock_timestamp())
     and exists (select 1 from client.client c where c.tenant_id = s.tenant_id
       and c.id = s.client_id and c.status = 'active' and 'webhooks' = any (c.scopes))
   returning ${columns}`,
)

export const releaseSubscription = sql(
  'webhook.subscription.release',
  `update webhook.subscription set leased_until = null
   where tenant_id = kernel.current_tenant() and id = $1`,
)
