import type { Module } from '../module.js'
import { followReader } from './follow-reader.js'
import { followRoutes } from './follow-routes.js'
import { mergeRoutes } from './merge-routes.js'

/** The same thing reported more than once: followed by residents, merged by the desk. */
export const duplicates: Module = {
  name: 'duplicates',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  readers: () => [followReader],
  routes: (app) => [...followRoutes(app), ...mergeRoutes(app)],
}
