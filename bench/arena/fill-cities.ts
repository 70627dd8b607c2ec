import pg from 'pg'
import type { Arena } from './arena.js'

const copied = [
  'place.hierarchy',
  'place.area',
  'place.map',
  'masterdata.entry',
  'access.role',
  'access.member',
  'access.assignment',
]

/** Gives bodies what a city works with: wards, lists, roles and staff, all as another city has them. */
export async function fillCities(arena: Arena, like: number, tenants: readonly number[]) {
  const client = new pg.Client({ ...arena.postgres.connection, database: 'nagara' })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const table of copied) {
      await client.query(
        `insert into ${table}
         select (jsonb_populate_record(r, jsonb_build_object('tenant_id', t))).*
         from ${table} r cross join unnest($2::int[]) t where r.tenant_id = $1
         on conflict do nothing`,
        [like, tenants],
      )
      await client.query(`analyze ${table}`)
    }
    // The server has read some of it already.
    await client.query(
      `select pg_notify('nagara_places', t::text),
      pg_notify('nagara_masterdata', t::text) from unnest($1::int[]) t`,
      [tenants],
    )
  } finally {
    await client.end()
  }
}
