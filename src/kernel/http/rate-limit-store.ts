import { createHash } from 'node:crypto'
import type { Database } from '../db/database.js'
import { sql } from '../db/statement.js'
import { errors } from '../errors/errors.js'

const takeOne = sql<{ wait: number }>(
  'kernel.limit.take',
  'select kernel.take_token($1, $2, $3) as wait',
)
const takeMany = sql<{ got: number }>(
  'kernel.limit.take_many',
  'select kernel.take_tokens($1, $2, $3, $4) as got',
)

export interface Limit {
  capacity: number
  perSecond: number
}

/** Tokens that this process holds already, by bucket. */
interface Block {
  left: number
  until: number
  refill: Promise<void> | undefined
}

const shareOfBucket = 50
const blockLifeMs = 10_000
const mostBlocks = 10_000
const blocksOf = new WeakMap<Database, Map<string, Block>>()

/**
 * Takes a token from the bucket of `who` for `what`; the bucket holds `capacity` and refills by
 * `perSecond`. Throws `too-many` with the seconds to wait. Shared by all processes.
 * A process takes a fiftieth of a large bucket at once and hands it out itself, so that not every
 * call of an API writes; never more goes out than the bucket holds. Small buckets (one-time
 * passwords, sign-in) are asked each time.
 */
export async function takeToken(
  database: Database,
  what: string,
  who: string,
  limit: Limit,
): Promise<void> {
  const bucket = `${what}\n${who}`
  const size = Math.floor(limit.capacity / shareOfBucket)
  if (size >= 2) return takeFromBlock(database, bucket, limit, size)
  const { capacity, perSecond } = limit
  const [row] = await database.write('kernel', takeOne([keyOf(bucket), capacity, perSecond]))
  if (row && row.wait > 0) throw errors.tooMany(Math.ceil(row.wait))
}

const keyOf = (bucket: string) => createHash('sha256').update(bucket).digest().subarray(0, 16)

async function takeFromBlock(database: Database, bucket: string, limit: Limit, size: number) {
  const blocks = blocksOf.get(database) ?? new Map<string, Block>()
  blocksOf.set(database, blocks)
  if (blocks.size > mostBlocks) blocks.clear()
  const block = blocks.get(bucket) ?? { left: 0, until: 0, refill: undefined }
  blocks.set(bucket, block)
  while (block.left < 1 || Date.now() > block.until) {
    // Who comes while the block is fetched waits for the same one.
    block.refill ??= fetchBlock(database, bucket, limit, size, block).finally(() => {
      block.refill = undefined
    })
    await block.refill
  }
  block.left -= 1
}

async function fetchBlock(
  database: Database,
  bucket: string,
  { capacity, perSecond }: Limit,
  size: number,
  block: Block,
): Promise<void> {
  const [row] = await database.write('kernel', takeMany([keyOf(bucket), capacity, perSecond, size]))
  const got = row?.got ?? 0
  if (got < 1) throw errors.tooMany(Math.max(1, Math.ceil(-got)))
  block.left = got
  block.until = Date.now() + blockLifeMs
}
