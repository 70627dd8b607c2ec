import { sql } from '../../kernel/db/statement.js'

/** How many open cases an entry concerns, and the newest of them. */
export interface Usage {
  code: string
  open: number
  examples: string[]
}

/** $1 codes of categories, $2 codes of departments; counts end at a thousand. */
export const usageOf = sql<Usage>(
  'masterdata.usage',
  `select i.code, count(a.number)::int as open,
     (array_agg(a.number order by a.filed_at desc))[1:3] as examples
   from (select unnest($1::text[]) as code, true as is_category
     union all select unnest($2::text[]), false) i
   cross join lateral (
     select number, filed_at from service.application
     where tenant_id = kernel.current_tenant() and open
       and case when i.is_category then category = i.code else department = i.code end
     limit 1000) a
   group by i.code limit 50`,
)
