import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { App } from '../app.js'
import { saveUnprovenParty } from './party-store.js'

/**
 * The city's record of someone for whom a program filed a case. Nobody proved that the number is
 * theirs, so it is not linked to the account of that number, and each case has a record of its own.
 */
export async function unprovenParty(
  app: App,
  tenantId: number,
  given: { caseId: string; name: string | null; mobile: string | undefined; language: string },
): Promise<string> {
  const { caseId, name, mobile, language } = given
  const id = derivedUuid('unproven party', tenantId, caseId)
  const sealed = mobile === undefined ? null : app.keys.encrypt('party-mobile', mobile, id)
  const index = mobile === undefined ? null : app.keys.blindIndex('mobile', mobile)
  await app.database.write(
    { tenant: tenantId },
    saveUnprovenParty([id, name, sealed, index, language]),
  )
  return id
}
