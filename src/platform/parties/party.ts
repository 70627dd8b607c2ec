import { uuidv7 } from 'uuidv7'
import type { App } from '../app.js'
import { findParty, saveParty } from './party-store.js'

/** The city's record of a person who has an account; made at their first contact with it. */
export async function partyOf(
  app: App,
  tenantId: number,
  person: { accountId: string; name: string | null; mobile: string | undefined; language: string },
): Promise<string> {
  const id = uuidv7()
  const { accountId, name, mobile, language } = person
  const sealed = mobile === undefined ? null : app.keys.encrypt('party-mobile', mobile, accountId)
  const index = mobile === undefined ? null : app.keys.blindIndex('mobile', mobile)
  const [row] = await app.database.write(
    { tenant: tenantId },
    saveParty([id, accountId, name, sealed, index, language]),
  )
  return row?.id ?? id
}

export interface Contact {
  name: string | null
  mobile: string | null
}

/** Name and number of the person who filed, for those who work on the case. */
export async function contactOf(app: App, tenantId: number, partyId: string): Promise<Contact> {
  const [row] = await app.database.read({ tenant: tenantId }, findParty([partyId]))
  const sealed = row?.mobile_sealed
  // Where nobody has an account, the seal is bound to the party itself.
  const mobile = sealed ? app.keys.decrypt('party-mobile', sealed, row.account_id ?? partyId) : null
  return { name: row?.name ?? null, mobile }
}
