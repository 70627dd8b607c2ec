import { sql } from '../../kernel/db/statement.js'

export interface FieldJobRow {
  id: string
  number: string
  version: number
  service: string
  state: string
  category: string | null
  landmark: string | null
  ward_id: string | null
  lng: number | null
  lat: number | null
  due_at: Date | null
  filed_at: Date
}

export const listFieldJobs = sql<FieldJobRow>(
  'desk.field.list',
  `select id, number, version, service, state, category, landmark, ward_id, lng, lat, due_at, filed_at
   from service.application
   where tenant_id = kernel.current_tenant() and open and assignee_id = $1
   order by due_at nulls last limit 50`,
)
