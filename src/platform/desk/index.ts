import type { Module } from '../module.js'
import { deskRoutes } from './routes.js'

/** Where staff work: inbox, case page, field page. */
export const desk: Module = {
  name: 'desk',
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    { name: 'desk.use', title: 'Use the desk', roles: ['*'] },
    {
      name: 'case.read-all',
      title: 'See every case of the city',
      roles: ['commissioner', 'city-admin'],
    },
    {
      name: 'case.work-in-field',
      title: 'Work with the field page',
      roles: ['field-worker', 'tree-inspector'],
    },
  ],
  deskNavigation: [
    { title: 'desk.field', path: 'field', permission: 'case.work-in-field', order: 2 },
  ],
  routes: deskRoutes,
}
