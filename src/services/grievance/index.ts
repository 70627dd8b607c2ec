import type { Module } from '../../platform/module.js'
import { grievance } from './declaration.js'

export { defaultEntries } from './seed-categories.js'

/** Public grievance. */
export const grievanceModule: Module = {
  name: 'grievance',
  messages: new URL('./messages/', import.meta.url),
  services: [grievance],
}
