import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import { personOf, type CityContext } from '../request/context.js'
import type { Form } from '../request/form.js'
import { cleanText } from '../service-kit/clean-text.js'
import { clientEvent } from './client-event.js'
import { findClientRow, insertClient, type ClientStatus } from './client-store.js'
import { scopes } from './scopes.js'

/** What someone asks for a program of theirs. */
export interface Registration {
  /** Minted with the form, so that sending it twice registers once. */
  id: string
  name: string
  organisation: string
  purpose: string
  scopes: readonly string[]
}

const mostPerOwner = 20
const limits = { name: [3, 80], organisation: [2, 120], purpose: [10, 500] } as const

export function readRegistration(form: Form): Registration {
  return {
    id: form.text('id'),
    name: cleanText(form.text('name')).trim(),
    organisation: cleanText(form.text('organisation')).trim(),
    purpose: cleanText(form.text('purpose')).trim(),
    scopes: scopes.filter((scope) => form.has(`scope-${scope}`)),
  }
}

/** Every fault of a registration, each with its field. */
export function checkRegistration(context: CityContext, asked: Registration): Fault[] {
  const faults: Fault[] = []
  if (!isUuid(asked.id)) throw errors.badRequest([{ path: 'id', code: 'fault.pattern' }])
  for (const field of ['name', 'organisation', 'purpose'] as const) {
    const [least, most] = limits[field]
    const { length } = Array.from(asked[field])
    if (length === 0) faults.push({ path: field, code: 'fault.required-text' })
    else if (length < least) faults.push({ path: field, code: 'fault.minLength' })
    else if (length > most) faults.push({ path: field, code: 'fault.too-long', params: { most } })
    else if (context.app.country.validators.holdsNationalId(asked[field])) {
      faults.push({ path: field, code: 'fault.national-id' })
    }
  }
  if (asked.scopes.length === 0) faults.push({ path: 'scopes', code: 'clients.fault-scopes' })
  return faults
}

/**
 * Registers a client. In a sandbox it is active at once; a live city's administrator decides.
 * Gives the faults, none when it is registered; registered before is the same as now.
 */
export async function registerClient(context: CityContext, asked: Registration): Promise<Fault[]> {
  const faults = checkRegistration(context, asked)
  if (faults.length > 0) return faults
  const { tenant, app } = context
  const { accountId } = personOf(context)
  const status: ClientStatus = tenant.kind === 'sandbox' ? 'active' : 'waiting'
  const { id, name, organisation, purpose } = asked
  return app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const values = [id, accountId, name, organisation, purpose, [...asked.scopes], status]
    const [made] = await tx.rows(insertClient([...values, mostPerOwner]))
    if (made) {
      const data = { status, scopes: [...asked.scopes] }
      await tx.rows(clientEvent(context, { type: 'client.registered', clientId: id, data }))
      app.events.wake()
      return []
    }
    const [before] = await tx.rows(findClientRow([id]))
    if (before?.owner_id === accountId) return []
    return [{ path: 'name', code: 'clients.fault-too-many', params: { most: mostPerOwner } }]
  })
}
