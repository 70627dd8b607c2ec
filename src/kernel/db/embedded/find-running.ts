import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isClusterProcess, listClusterProcesses } from './cluster-processes.js'
import type { Place } from './place.js'
import { isReady, readPostmasterFile } from './postmaster-file.js'
import type { TcpAccess } from './tcp-access.js'

/** How long processes of a killed server may take to notice that it is gone. */
const orphanGraceMs = 1500

/**
 * Gives the process number of a server that already serves this cluster, waiting while it starts
 * or stops; undefined, with what a killed server left behind cleared away, when there is none.
 */
export async function findRunning(
  place: Place,
  tcp: TcpAccess | undefined,
  log: (line: string) => void,
): Promise<number | undefined> {
  for (;;) {
    const note = readPostmasterFile(place.data)
    if (!note) return undefined
    if (!(await isClusterProcess(note.pid, place, tcp))) break
    if (isReady(note)) return note.pid
    await sleep(20)
  }
  log('A PostgreSQL server ended without an orderly stop; its leftovers are cleared away')
  await endOrphans(place)
  clearStaleFiles(place)
  return undefined
}

/**
 * Child processes may outlive a killed server for a moment and still hold its memory. While one
 * lives no new server may start; they end by themselves, or are ended (the log makes that safe).
 */
async function endOrphans(place: Place): Promise<void> {
  const startedAt = Date.now()
  for (;;) {
    const orphans = listClusterProcesses(place)
    if (orphans.length === 0) return
    if (Date.now() - startedAt > orphanGraceMs)
      for (const pid of orphans) process.kill(pid, 'SIGKILL')
    await sleep(20)
  }
}

/**
 * PostgreSQL replaces a dead server's files itself, but refuses when another process was given the
 * old number. Linux has shown that nobody works in the data folder; elsewhere PostgreSQL decides.
 */
function clearStaleFiles(place: Place): void {
  if (process.platform !== 'linux') return
  rmSync(join(place.data, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(place.socket))
    if (name.startsWith('.s.PGSQL.')) rmSync(join(place.socket, name), { force: true })
}
