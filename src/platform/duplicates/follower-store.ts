import { sql } from '../../kernel/db/statement.js'

/** Case, follower's key, account or null, language: of an open case of somebody else, once. */
export const insertFollower = sql(
  'duplicates.follower.insert',
  `insert into service.follower (tenant_id, application_id, follower, account_id, language)
   select a.tenant_id, a.id, $2, $3::uuid, $4 from service.application a
   where a.tenant_id = kernel.current_tenant() and a.id = $1 and a.open
     and (a.account_id is null or a.account_id is distinct from $3::uuid)
   on conflict do nothing`,
)

/** Case, keys. */
export const deleteFollower = sql(
  'duplicates.follower.delete',
  `delete from service.follower
   where tenant_id = kernel.current_tenant() and application_id = $1 and follower = any ($2)`,
)

/** Case, account: the entry in "everything of mine". */
export const followMine = sql('duplicates.mine.follow', 'select service.follow_mine($1, $2)')
export const unfollowMine = sql('duplicates.mine.unfollow', 'select service.unfollow_mine($1, $2)')

export interface FollowFacts {
  followers: number
  following: boolean
  /** The case that this one was found to be the same as. */
  main_number: string | null
}

/** Case, the reader's keys. The count stops at ten thousand. */
export const followFacts = sql<FollowFacts>(
  'duplicates.follower.facts',
  `select
     (select count(*)::int from (select 1 from service.follower f
       where f.tenant_id = kernel.current_tenant() and f.application_id = $1 limit 10000) n) as followers,
     exists (select 1 from service.follower f where f.tenant_id = kernel.current_tenant()
       and f.application_id = $1 and f.follower = any ($2)) as following,
     (select m.number from service.merged g join service.application m
       on m.tenant_id = g.tenant_id and m.id = g.main_id join service.application d
       on d.tenant_id = g.tenant_id and d.id = g.application_id and not d.open
      where g.tenant_id = kernel.current_tenant() and g.application_id = $1) as main_number`,
)

/** Of these cases, the ones that somebody with an account follows. */
export const followedAmong = sql<{
  id: string
  number: string
  service: string
  account_id: string | null
}>(
  'duplicates.followed_among',
  `select a.id, a.number, a.service, a.account_id from service.application a
   where a.tenant_id = kernel.current_tenant() and a.id = any ($1) and exists (
     select 1 from service.follower f where f.tenant_id = a.tenant_id
       and f.application_id = a.id and f.account_id is not null)`,
)

/** Case, the account after which to go on (null: from the first), how many. */
export const listFollowers = sql<{ account_id: string; language: string }>(
  'duplicates.follower.list',
  `select account_id, language from service.follower
   where tenant_id = kernel.current_tenant() and application_id = $1 and account_id is not null
     and ($2::uuid is null or account_id > $2) order by account_id limit $3`,
)
