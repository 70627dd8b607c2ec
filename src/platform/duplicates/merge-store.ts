import { sql } from '../../kernel/db/statement.js'

/** Both cases, always in one order, so that two merges of the same pair wait for each other. */
export const lockCases = sql(
  'duplicates.merge.lock',
  `select id from service.application
   where tenant_id = kernel.current_tenant() and id = any ($1) order by id for update`,
)

/**
 * Duplicate, main case, who. The duplicate's own duplicates move on with it, and everyone who stood
 * behind it follows the main case. Fails as a guard does when the main case is not open any more.
 */
export const mergeCase = sql(
  'duplicates.merge.link',
  `with main as materialized (
     select id, tenant_id, account_id from service.application
     where tenant_id = kernel.current_tenant() and id = $2 and open
   ), link as (
     insert into service.merged (tenant_id, application_id, main_id, merged_by)
     select tenant_id, $1, id, $3 from main
     on conflict (tenant_id, application_id) do update
       set main_id = excluded.main_id, merged_by = excluded.merged_by, merged_at = excluded.merged_at
   ), moved as (
     update service.merged g set main_id = main.id from main
     where g.tenant_id = main.tenant_id and g.main_id = $1 and g.application_id <> main.id
   ), again as (
     -- The main case had been merged itself and was opened again: it stands for itself now.
     delete from service.merged g using main
     where g.tenant_id = main.tenant_id and g.application_id = main.id
   ), owner as (
     select a.tenant_id, coalesce(a.account_id::text, d.contact->>'browser') as follower,
       a.account_id, a.language
     from service.application a left join service.draft d
       on d.tenant_id = a.tenant_id and d.id = a.id and d.filed_id = a.id
     where a.tenant_id = kernel.current_tenant() and a.id = $1
     union all
     select tenant_id, follower, account_id, language from service.follower
     where tenant_id = kernel.current_tenant() and application_id = $1
   ), followers as (
     insert into service.follower (tenant_id, application_id, follower, account_id, language)
     select main.tenant_id, main.id, o.follower, o.account_id, o.language
     from main join owner o on o.tenant_id = main.tenant_id
     where o.follower is not null and (o.account_id is null or o.account_id is distinct from main.account_id)
     on conflict do nothing
   )
   select kernel.expect_rows(count(*)) from main`,
)

/** The case that this one was found to be the same as; opened again, it stands for itself. */
export const findMain = sql<{ number: string }>(
  'duplicates.merge.main',
  `select m.number from service.merged g join service.application m
     on m.tenant_id = g.tenant_id and m.id = g.main_id join service.application d
     on d.tenant_id = g.tenant_id and d.id = g.application_id and not d.open
   where g.tenant_id = kernel.current_tenant() and g.application_id = $1`,
)

/** The newest of the cases that were found to be the same as this one. */
export const listMerged = sql<{ number: string; merged_at: Date }>(
  'duplicates.merge.list',
  `select a.number, g.merged_at from service.merged g join service.application a
     on a.tenant_id = g.tenant_id and a.id = g.application_id and not a.open
   where g.tenant_id = kernel.current_tenant() and g.main_id = $1
   order by g.merged_at desc limit 50`,
)
