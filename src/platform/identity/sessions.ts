import { hash, randomBytes } from 'node:crypto'
import type { Database } from '../../kernel/db/database.js'
import type { SetCookie } from '../../kernel/http/reply.js'
import type { SignedIn } from '../access/grant.js'
import { deleteSession, insertSession, openSession } from './session-store.js'

export const sessionCookie = 'nagara_session'

/** Residents stay signed in for 30 days on their phone; staff for a working day. */
const lifeSeconds = { resident: 30 * 86_400, staff: 10 * 3_600 } as const

const digest = (token: string) => hash('sha256', token, 'buffer')

/**
 * Who holds this token, with what they may do in the tenant on this legal date; undefined when it is
 * unknown or old.
 */
export async function findSession(
  database: Database,
  token: string,
  tenantId: number | undefined,
  today: string,
): Promise<SignedIn | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const asked = { token: digest(token), tenant: tenantId ?? -1, today }
  const [row] = await openSession(database, 'kernel', asked)
  return (
    row && {
      accountId: row.account_id,
      kind: row.kind,
      name: row.member_name ?? row.name,
      language: row.language,
      department: row.department,
      grants: row.grants,
    }
  )
}

/** Starts a session with a fresh token; only the token's digest is stored. */
export async function startSession(
  database: Database,
  account: { id: string; kind: 'resident' | 'staff' },
): Promise<SetCookie> {
  const token = randomBytes(32).toString('base64url')
  const seconds = lifeSeconds[account.kind]
  await database.write('kernel', insertSession([digest(token), account.id, account.kind, seconds]))
  return { name: sessionCookie, value: token, maxAgeSeconds: seconds }
}

export async function endSession(database: Database, token: string): Promise<SetCookie> {
  await database.write('kernel', deleteSession([digest(token)]))
  return { name: sessionCookie, value: '', maxAgeSeconds: 0 }
}
