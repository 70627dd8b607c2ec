import type { Module } from '../module.js'
import { deskClientRoutes } from './desk-routes.js'
import { developerRoutes } from './developer-routes.js'

/** Programs of others that call the API: registration, keys, approval. */
export const clients: Module = {
  name: 'clients',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    {
      name: 'clients.manage',
      title: 'Decide which programs may work with the city',
      roles: ['city-admin', 'commissioner'],
    },
  ],
  deskNavigation: [
    { title: 'clients.desk', path: 'clients', permission: 'clients.manage', order: 60 },
  ],
  routes: () => [...developerRoutes(), ...deskClientRoutes()],
}
