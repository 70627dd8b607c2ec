import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.js'
import { identifyProcess, isAlive } from './process-identity.js'

/**
 * Who uses the server: one file per use, whose text names the process. A command run beside the
 * program shares its server, and only the last one to leave stops it.
 */
export function countUsers(place: Place): number {
  const folder = join(place.home, 'users')
  const uses = readdirSync(folder)
  return uses.filter((name) => {
    const alive = isAlive(name.slice(0, name.indexOf('_')).replace('-', ':'))
    if (!alive) rmSync(join(folder, name), { force: true })
    return alive
  }).length
}

/** Notes that this process uses the server; the returned function takes the note away. */
export function addUser(place: Place): () => void {
  const identity = identifyProcess(process.pid) ?? String(process.pid)
  // A colon is no part of a file name on Windows.
  const file = join(place.home, 'users', `${identity.replace(':', '-')}_${randomUUID()}`)
  writeFileSync(file, '', { mode: 0o600 })
  return () => rmSync(file, { force: true })
}
