import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { NativePackage } from './native-package.js'
import type { Place } from './place.js'
import { identifyProcess, isAlive } from './process-identity.js'
import { errorCode } from './read-optional.js'
import { runProgram } from './run-program.js'

/** The last checkpoint of a busy database can take its time; then the log must do at next start. */
const patienceMs = 60_000

/** Ends the server in an orderly way (open transactions are rolled back) and waits for it. */
export async function shutDown(
  pid: number,
  native: NativePackage,
  place: Place,
  log: (line: string) => void,
): Promise<void> {
  const identity = identifyProcess(pid)
  if (identity === undefined) return
  await ask(pid, 'fast', native, place)
  const startedAt = Date.now()
  let urged = false
  while (isAlive(identity)) {
    if (!urged && Date.now() - startedAt > patienceMs) {
      log('PostgreSQL takes too long to stop; it is told to stop at once')
      await ask(pid, 'immediate', native, place)
      urged = true
    }
    await sleep(5)
  }
}

async function ask(
  pid: number,
  mode: 'fast' | 'immediate',
  native: NativePackage,
  place: Place,
): Promise<void> {
  if (process.platform === 'win32') {
    const args = ['stop', '-D', place.data, '-m', mode, '-W']
    await once(runProgram(native, 'pg_ctl', place, args, 'ignore'), 'exit')
    return
  }
  try {
    process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  } catch (cause) {
    if (errorCode(cause) !== 'ESRCH') throw cause
  }
}
