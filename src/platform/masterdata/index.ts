import type { Module } from '../module.js'
import { applyScheduled } from './apply-change.js'
import { platformKinds } from './kinds.js'
import { listRoutes } from './routes.js'

/** The lists that nation, state and city keep, and their administration. */
export const masterData: Module = {
  name: 'masterdata',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  lists: platformKinds,
  permissions: [
    {
      name: 'lists.read',
      title: 'See the lists of the city',
      roles: ['city-admin', 'commissioner'],
    },
    { name: 'lists.change', title: 'Change the lists of the city', roles: ['city-admin'] },
  ],
  jobs: (app) => ({ 'list.change': applyScheduled(app) }),
  routes: listRoutes,
}
