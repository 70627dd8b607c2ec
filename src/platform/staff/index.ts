import type { Module } from '../module.js'
import { actingRoutes } from './acting/acting-routes.js'
import { endOverdueCharge } from './acting/end-acting.js'
import { enrolmentRoutes } from './enrolment-routes.js'
import { staffImportRoutes } from './import-routes.js'
import { roleRoutes } from './role-routes.js'
import { staffRoutes } from './staff-routes.js'

/** Who works for the city, with which roles, and who acts for whom. */
export const staff: Module = {
  name: 'staff',
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    {
      name: 'staff.read',
      title: 'See the staff and their roles',
      roles: ['city-admin', 'commissioner'],
    },
    {
      name: 'staff.administer',
      title: 'Add staff, give and end roles',
      roles: ['city-admin'],
    },
  ],
  administration: [
    { title: 'staff.title', path: 'staff', permission: 'staff.read', order: 10 },
    { title: 'roles.title', path: 'roles', permission: 'staff.read', order: 11 },
    { title: 'acting.title', path: 'acting', permission: 'staff.administer', order: 12 },
  ],
  jobs: (app) => ({ 'acting.end': endOverdueCharge(app) }),
  routes: (app) => [
    ...staffImportRoutes(app),
    ...staffRoutes(app),
    ...roleRoutes(app),
    ...actingRoutes(app),
    ...enrolmentRoutes(app),
  ],
}
