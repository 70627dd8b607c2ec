import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError } from './errors.js'
import type { NativePackage } from './native-package.js'
import type { Place } from './place.js'
import { isReady, readPostmasterFile } from './postmaster-file.js'
import { runProgram } from './run-program.js'
import { logTail } from './server-log.js'

const tellEveryMs = 10_000

/**
 * Starts the server and waits until it takes connections, however long a crash recovery takes.
 * It writes its log to a file, not to a pipe, so that it survives this process.
 */
export async function launch(
  native: NativePackage,
  place: Place,
  args: string[],
  log: (line: string) => void,
): Promise<number> {
  const file = openSync(place.logFile, 'a', 0o600)
  const child = runProgram(native, 'postgres', place, args, ['ignore', file, file])
  closeSync(file)
  child.unref()
  let ending: string | undefined
  child.once('error', (cause) => {
    ending = cause.message
  })
  child.once('exit', (code, signal) => {
    ending = signal ?? `exit code ${code}`
  })
  const startedAt = Date.now()
  for (let told = 1; ;) {
    const note = readPostmasterFile(place.data)
    if (child.pid !== undefined && note?.pid === child.pid && isReady(note)) return child.pid
    if (ending !== undefined) throw startFailed(place, ending)
    if (Date.now() - startedAt > tellEveryMs * told) {
      log(`PostgreSQL is still starting (${(tellEveryMs * told++) / 1000} s)`)
    }
    await sleep(5)
  }
}

function startFailed(place: Place, ending: string): EmbeddedError {
  const lines = logTail(place.logFile)
  return new EmbeddedError(
    'start-failed',
    `PostgreSQL did not start (${ending}). Its log, ${place.logFile}, ends with:\n${lines}`,
  )
}
