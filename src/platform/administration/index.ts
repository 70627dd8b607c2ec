import type { Module } from '../module.js'
import { auditReader } from './audit-reader.js'
import { administrationRoutes } from './routes.js'

/** The administration's own page, and who changed what. */
export const administration: Module = {
  name: 'administration',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    {
      name: 'administration.use',
      title: 'See what the city has set up',
      roles: ['city-admin', 'commissioner'],
    },
    {
      name: 'audit.read',
      title: 'See who changed what',
      roles: ['city-admin', 'commissioner'],
    },
  ],
  administration: [
    { title: 'administration.audit', path: 'audit', permission: 'audit.read', order: 90 },
  ],
  deskNavigation: [
    {
      title: 'administration.title',
      path: 'administration',
      permission: 'administration.use',
      order: 80,
    },
  ],
  readers: () => [auditReader],
  routes: administrationRoutes,
}
