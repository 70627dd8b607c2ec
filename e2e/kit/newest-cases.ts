import type { City } from './start-city.js'

export interface CaseFacts {
  number: string
  landmark: string | null
  state: string
  occurred_at: Date
  filed_at: Date
  /** Files that belong to it. */
  photos: number
  /** How often it was said to be solved. */
  solved: number
  /** When that was, in the world. */
  solved_at: Date | null
}

/** The cases that were filed last, as they are stored. */
export const newestCases = (city: City): Promise<CaseFacts[]> =>
  city.asOwner<CaseFacts>(
    `select number, landmark, state, occurred_at, filed_at,
       (select count(*)::int from upload.file f where f.tenant_id = a.tenant_id
         and f.subject_id = a.id) as photos,
       (select count(*)::int from service.step s where s.tenant_id = a.tenant_id
         and s.application_id = a.id and s.to_state = 'resolved') as solved,
       (select max(s.occurred_at) from service.step s where s.tenant_id = a.tenant_id
         and s.application_id = a.id and s.to_state = 'resolved') as solved_at
     from service.application a order by filed_at desc limit 1000`,
  )
