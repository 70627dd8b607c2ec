import type { Arena } from './arena.js'

/** As many urban local bodies as the Local Government Directory of India lists. */
export const bodiesOfIndia = 4_814

/** Maharashtra in the directory; any state would do. */
const stateId = 27

/** Opens invented bodies, all of them live, until the country has its number. */
export async function fillCountry(arena: Arena): Promise<void> {
  await arena.asOwner(
    `select count(*) from tenancy.save_tenants((
       select jsonb_agg(jsonb_build_object('id', 5000000 + g, 'kind', 'body', 'parent_id', $2::int,
         'slug', 'body-' || g, 'name', jsonb_build_object('en', 'Body ' || g),
         'default_language', 'hi', 'languages', jsonb_build_array('hi', 'en'), 'status', 'live',
         'source_hash', md5(g::text)))
       from generate_series(1, $1::int) g))`,
    [bodiesOfIndia, stateId],
  )
}
