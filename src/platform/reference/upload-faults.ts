import type { Fault } from '../../kernel/errors/app-error.js'
import type { Case } from '../applications/case.js'
import { findStepByCommand } from '../applications/case-store.js'
import type { CityContext } from '../request/context.js'
import { uploadsOf } from '../uploads/uploads.js'

/** What is sent with files is taken only with all of them: a photo is not lost without a word. */
export const uploadFaults = (said: number, found: number): Fault[] =>
  said === found ? [] : [{ path: 'uploads', code: 'fault.uploads-missing', params: { found } }]

/** The same for an act, whose files are the case's own once it was done. */
export async function uploadsMissing(
  city: CityContext,
  found: Case,
  commandId: string,
  said: number | undefined,
): Promise<Fault[]> {
  const { app, tenant } = city
  if (said === undefined) return []
  const waiting = await uploadsOf(app, tenant.id, commandId)
  const faults = uploadFaults(said, waiting.length)
  if (faults.length === 0) return []
  const done = await app.database.read(
    { tenant: tenant.id },
    findStepByCommand([found.id, commandId]),
  )
  return done.length > 0 ? [] : faults
}
