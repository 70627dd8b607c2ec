import { sql } from '../../../kernel/db/statement.js'

/** What may be public of a case: nothing that anyone wrote, and nothing of who filed it. */
export interface RequestRow {
  number: string
  service: string
  state: string
  category: string | null
  title: string
  department: string
  ward_id: string | null
  lng: number | null
  lat: number | null
  open: boolean
  due_at: Date | null
  filed_at: Date
  changed_at: Date
}

const columns = `number, service, state, category, title, department, ward_id, lng, lat, open, due_at,
  filed_at, changed_at`

/** Service, from, to, open (null: either), categories (null: all), how many, after how many. */
export const listRequests = sql<RequestRow>(
  'grievance.open311.list',
  `select ${columns} from service.application
   where tenant_id = kernel.current_tenant() and service = $1 and filed_at between $2 and $3
     and ($4::boolean is null or open = $4) and ($5::text[] is null or category = any ($5))
   order by filed_at desc, id desc limit $6 offset $7`,
)

/** Service, public numbers. */
export const findRequests = sql<RequestRow>(
  'grievance.open311.by_number',
  `select ${columns} from service.application
   where tenant_id = kernel.current_tenant() and service = $1 and number = any ($2::text[])
   order by filed_at desc, id desc`,
)

/** Service, ids of cases in the order in which they are tried. */
export const findFiled = sql<{ number: string }>(
  'grievance.open311.by_id',
  `select number from service.application
   where tenant_id = kernel.current_tenant() and service = $1 and id = any ($2::uuid[])
   order by array_position($2::uuid[], id) limit 1`,
)
