import { sql } from '../../kernel/db/statement.js'

/** An open case that a new report may be about as well. */
export interface SimilarCase {
  id: string
  number: string
  category: string | null
  landmark: string | null
  filed_at: Date
  state: string
  service: string
  lng: number | null
  lat: number | null
}

/** Service, category, ward (null: any), since when, how many. */
export const listSimilar = sql<SimilarCase>(
  'duplicates.similar',
  `select id, number, category, landmark, filed_at, state, service, lng, lat
   from service.application
   where tenant_id = kernel.current_tenant() and open and service = $1 and category = $2
     and ($3::uuid is null or ward_id = $3) and filed_at >= $4
   order by filed_at desc limit $5`,
)
