import type { Module } from '../module.js'
import { offlineRoutes } from './routes.js'

/** Writing without network, on the resident's and the field worker's phone. */
export const offline: Module = {
  name: 'offline',
  messages: new URL('./messages/', import.meta.url),
  routes: offlineRoutes,
}
