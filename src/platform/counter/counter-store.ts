import { sql } from '../../kernel/db/statement.js'

export interface PersonCase {
  number: string
  service: string
  category: string | null
  state: string
  open: boolean
  filed_at: Date
  account_id: string | null
}

/** The newest cases of these accounts in the city. */
export const casesOfAccounts = sql<PersonCase>(
  'counter.cases_of',
  `select number, service, category, state, open, filed_at, account_id from service.application
   where tenant_id = kernel.current_tenant() and account_id = any ($1)
   order by filed_at desc limit 20`,
)

/** What this centre filed on the day: its cap. */
export const countOfDay = sql<{ filed: number }>(
  'counter.of_day',
  `select count(*)::int as filed from service.assisted_filing
   where tenant_id = kernel.current_tenant() and operator_id = $1 and filed_on = $2`,
)

/** Case, operator, centre, how the person was there (otp, slip, counter, call), the day. */
export const saveAssisted = sql(
  'counter.save_assisted',
  `insert into service.assisted_filing (tenant_id, application_id, operator_id, operator_name, centre,
     presence, filed_on)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6) on conflict do nothing`,
)

export interface Assisted {
  operator_id: string
  operator_name: string | null
  centre: string | null
  presence: string
}

export const findAssisted = sql<Assisted>(
  'counter.find_assisted',
  `select operator_id, operator_name, centre, presence from service.assisted_filing
   where tenant_id = kernel.current_tenant() and application_id = $1`,
)
