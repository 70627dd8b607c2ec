import { errors } from '../../kernel/errors/errors.js'
import type { App } from '../app.js'
import { loadCaseById, type LoadedCase } from '../applications/load-case.js'
import type { Appeal } from './appeal.js'
import { findAppeal, listAppealsOf, toAppeal } from './appeal-store.js'

/** The appeals of a case, oldest first. */
export async function appealsOf(app: App, tenantId: number, caseId: string): Promise<Appeal[]> {
  const rows = await app.database.read({ tenant: tenantId }, listAppealsOf([caseId]))
  return rows.map(toAppeal)
}

export interface LoadedAppeal extends LoadedCase {
  appeal: Appeal
}

/** An appeal with its case. Throws `not-found`. */
export async function loadAppeal(app: App, tenantId: number, id: string): Promise<LoadedAppeal> {
  const [row] = await app.database.read({ tenant: tenantId }, findAppeal([id]))
  if (!row) throw errors.notFound()
  const appeal = toAppeal(row)
  return { appeal, ...(await loadCaseById(app, tenantId, appeal.applicationId)) }
}
