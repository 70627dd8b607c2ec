import { sql } from '../../kernel/db/statement.js'

export interface Binding {
  service: string
  /** Here, on a state's own node, in a system of the city's own, or not at all. */
  mode: 'here' | 'node' | 'external' | 'off'
  url: string | null
}

export const listBindings = sql<Binding>(
  'tenancy.binding.list',
  `select service, mode, url from tenancy.service_binding
   where tenant_id = kernel.current_tenant() and since <= current_date`,
)

/** Service, mode, address or null. */
export const saveBinding = sql(
  'tenancy.binding.save',
  `with saved as (
     insert into tenancy.service_binding (tenant_id, service, mode, url)
     values (kernel.current_tenant(), $1, $2, $3)
     on conflict (tenant_id, service) do update set mode = excluded.mode, url = excluded.url,
       since = current_date
     returning 1
   ) select pg_notify('nagara_tenants', '') from saved`,
)
