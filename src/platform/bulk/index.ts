import type { Module } from '../module.js'
import { bulkRoutes } from './routes.js'

/** The same act on many cases of the inbox. */
export const bulk: Module = {
  name: 'bulk',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  routes: bulkRoutes,
}
