import { listRoles, type RoleListRow } from '../access/assignment-store.js'
import type { Entry } from '../masterdata/entry-store.js'
import type { CityPlaces } from '../places/places.js'
import type { CityContext } from '../request/context.js'

/** What the city has: departments, posts, wards, roles. */
export interface StaffFacts {
  departments: readonly Entry[]
  designations: readonly Entry[]
  places: CityPlaces
  roles: readonly RoleListRow[]
}

export async function loadStaffFacts({ app, tenant }: CityContext): Promise<StaffFacts> {
  const [departments, designations, places, roles] = await Promise.all([
    app.masterData.list(tenant.id, 'department'),
    app.masterData.list(tenant.id, 'designation'),
    app.places.of(tenant.id),
    app.database.read({ tenant: tenant.id }, listRoles()),
  ])
  return { departments, designations, places, roles }
}
