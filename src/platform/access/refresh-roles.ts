import type { App } from '../app.js'
import { builtInRoles } from './built-in-roles.js'
import { refreshBuiltInRoles } from './member-store.js'

/** Gives the built-in roles of every body the permissions that this version of the program knows. */
export async function refreshRoles(app: Pick<App, 'database' | 'modules'>): Promise<void> {
  const roles = JSON.stringify(builtInRoles(app.modules))
  await app.database.write('kernel', refreshBuiltInRoles([roles]))
}
