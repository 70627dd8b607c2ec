import type { Module } from '../module.js'
import { bodyRoutes } from './routes.js'

/** How the body presents itself, and which services it offers where. */
export const body: Module = {
  name: 'body',
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    {
      name: 'body.administer',
      title: 'Change the profile, boundaries and services of the body',
      roles: ['city-admin'],
    },
  ],
  administration: [
    { title: 'body.title', path: 'body', permission: 'body.administer', order: 1 },
    { title: 'services.title', path: 'services', permission: 'body.administer', order: 3 },
  ],
  routes: bodyRoutes,
}
