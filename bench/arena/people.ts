import { staffOfLogin } from '../../src/platform/identity/account-store.js'
import { addPerson } from '../../src/platform/identity/residents.js'
import { startSession } from '../../src/platform/identity/sessions.js'
import { noSms } from '../../src/adaptors/sms/no-sms.js'
import type { Arena } from './arena.js'

export interface SignedInCaller {
  accountId: string
  /** Travels as `Authorization: Bearer`. */
  token: string
}

/** Residents with a mobile number and an open session each. */
export async function signInResidents(arena: Arena, count: number): Promise<SignedInCaller[]> {
  const { database, keys } = arena
  const identity = { database, keys, sms: noSms }
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const mobile = `+9198${String(10_000_000 + index)}`
      const { id } = await addPerson(identity, { mobile, name: `Asha ${index}`, language: 'hi' })
      const { value } = await startSession(database, { id, kind: 'resident' })
      return { accountId: id, token: value }
    }),
  )
}

/** A member of the demo city's staff, past the second factor. */
export async function signInStaff(arena: Arena, login: string): Promise<SignedInCaller> {
  const [row] = await arena.database.read('kernel', staffOfLogin([login]))
  if (!row) throw new Error(`the demo city has no ${login}`)
  const { value } = await startSession(arena.database, { id: row.id, kind: 'staff' })
  return { accountId: row.id, token: value }
}
