import { sql } from '../../kernel/db/statement.js'

export const saveAbout = sql(
  'service.about.save',
  `insert into service.about (tenant_id, application_id, gender, age_band, disability, assisted)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5)
   on conflict (tenant_id, application_id) do update set gender = excluded.gender,
     age_band = excluded.age_band, disability = excluded.disability, assisted = excluded.assisted`,
)

export const hasAbout = sql<{ found: number }>(
  'service.about.has',
  `select 1 as found from service.about
   where tenant_id = kernel.current_tenant() and application_id = $1`,
)
