import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.js'
import { EmbeddedError } from './errors.js'

/** A socket's whole path must fit into 104 bytes on macOS and 108 on Linux. */
const longestPathBytes = 100
const socketName = '.s.PGSQL.5432'

/**
 * Makes the folder of the unix socket: `<home>/run`, or where that is too long a short one in the
 * runtime or temporary folder. It belongs to the account and is closed to all others, which is what
 * guards the database: whoever reaches the socket is trusted.
 */
export function prepareSocketFolder(home: string, account: Account | undefined): string {
  const name = `nagara-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`
  const candidates = [
    join(home, 'run'),
    join(process.env['XDG_RUNTIME_DIR'] ?? '/run', name),
    join(tmpdir(), name),
    join('/tmp', name),
  ]
  const fitting = candidates.filter(
    (folder) => Buffer.byteLength(join(folder, socketName)) < longestPathBytes,
  )
  const folder = fitting.find((candidate) => claim(candidate, account))
  if (folder !== undefined) return folder
  throw new EmbeddedError(
    'place-unreachable',
    `No short private folder for the database's socket could be made. Tried: ${fitting.join(', ')}`,
  )
}

/** Makes the folder or takes an own one; never one that somebody else prepared. */
function claim(folder: string, account: Account | undefined): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
    return true
  } catch {
    const found = lstatSync(folder, { throwIfNoEntry: false })
    const uid = account?.uid ?? process.getuid?.() ?? 0
    return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o077) === 0
  }
}
