import type { Module } from '../../platform/module.js'
import { grievance } from './declaration.js'
import { open311Routes } from './open311/routes.js'
import { grievanceCategories } from './category-list.js'

export { defaultEntries } from './seed-categories.js'

/** Public grievance. */
export const grievanceModule: Module = {
  name: 'grievance',
  messages: new URL('./messages/', import.meta.url),
  services: [grievance],
  routes: open311Routes,
  lists: [grievanceCategories],
}
