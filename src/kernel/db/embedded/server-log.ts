import { copyFileSync, statSync, truncateSync } from 'node:fs'
import { readOptional } from './read-optional.js'

const largestLogBytes = 20_000_000

/** The last lines that the server wrote, for an error message. */
export function logTail(logFile: string, lines = 5): string {
  return (readOptional(logFile) ?? '').trimEnd().split('\n').slice(-lines).join('\n')
}

/** Keeps the log and one older part; the server appends, so it goes on after the cut. */
export function trimLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size <= largestLogBytes) return
  copyFileSync(logFile, `${logFile}.1`)
  truncateSync(logFile)
}
