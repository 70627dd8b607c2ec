import type { Module } from '../module.js'
import { appealApi } from './appeal-api.js'
import { deskAppealRoutes } from './desk-appeal-routes.js'
import { tellOverdueAppeal } from './overdue-appeal.js'
import { residentAppealRoutes } from './resident-appeal-routes.js'

/** Appeals to the next authority, and what an applicant may do when time passes. */
export const appeals: Module = {
  name: 'appeals',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  permissions: [{ name: 'appeal.hear', title: 'Hear appeals', roles: ['commissioner'] }],
  deskNavigation: [{ title: 'appeal.title', path: 'appeals', permission: 'appeal.hear', order: 3 }],
  jobs: (app) => ({ 'appeal.due': tellOverdueAppeal(app) }),
  routes: (app) => [...residentAppealRoutes(app), ...deskAppealRoutes(app), ...appealApi(app)],
}
