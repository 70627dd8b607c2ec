import { randomUUID } from 'node:crypto'
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { identifyProcess, isAlive } from './process-identity.js'
import { errorCode, readOptional } from './read-optional.js'

/**
 * Runs `work` while holding the lock file at `path`; a second caller, in this process or another,
 * waits for as long as the holder lives. The lock of a dead process is taken over.
 */
export async function withLock<T>(
  path: string,
  log: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  let told = false
  while (!take(path)) {
    const holder = readOptional(path)
    if (holder !== undefined && !isAlive(holder)) {
      discard(path, holder)
      continue
    }
    if (!told && holder !== undefined && Number.parseInt(holder, 10) !== process.pid) {
      log(`Another process (${Number.parseInt(holder, 10)}) is preparing the database; waiting`)
      told = true
    }
    await sleep(20)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** A hard link makes the lock appear with its content, or not at all. */
function take(path: string): boolean {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, identifyProcess(process.pid) ?? String(process.pid), { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a dead process's lock away; gives back a live one that was put there in between. */
function discard(path: string, holder: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (readOptional(aside) !== holder) linkSync(aside, path)
  } catch (cause) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(cause))) throw cause
  }
  rmSync(aside, { force: true })
}
