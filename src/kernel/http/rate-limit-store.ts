import { createHash } from 'node:crypto'
import type { Database } from '../db/database.js'
import { sql } from '../db/statement.js'
import { errors } from '../errors/errors.js'

const take = sql<{ wait: number }>(
  'kernel.limit.take',
  'select kernel.take_token($1, $2, $3) as wait',
)

/**
 * Takes a token from the bucket of `who` for `what`; the bucket holds `capacity` and refills by
 * `perSecond`. Throws `too-many` with the seconds to wait. Shared by all processes.
 */
export async function takeToken(
  database: Database,
  what: string,
  who: string,
  limit: { capacity: number; perSecond: number },
): Promise<void> {
  const key = createHash('sha256').update(`${what}\n${who}`).digest().subarray(0, 16)
  const [row] = await database.write('kernel', take([key, limit.capacity, limit.perSecond]))
  if (row && row.wait > 0) throw errors.tooMany(Math.ceil(row.wait))
}
