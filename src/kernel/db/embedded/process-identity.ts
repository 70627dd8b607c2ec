import { errorCode, readOptional } from './read-optional.js'

/**
 * A name for a living process that a later process with the same number does not share:
 * `pid:startTicks` on Linux, plain `pid` elsewhere. Undefined for a dead process or a zombie
 * (a zombie still answers to signal 0, so asking by signal would take it for alive).
 */
export function identifyProcess(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readOptional(`/proc/${pid}/stat`)
    if (stat === undefined) return undefined
    // The program's name stands in brackets and may hold spaces; the rest is plain fields.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTicks] = [fields[0], fields[19]]
    return state === 'Z' || state === 'X' ? undefined : `${pid}:${startTicks}`
  }
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if (errorCode(cause) !== 'EPERM') return undefined
  }
  return String(pid)
}

/** True while the very process that `identifyProcess` named still runs. */
export function isAlive(identity: string): boolean {
  const pid = Number.parseInt(identity, 10)
  return pid > 0 && identifyProcess(pid) === identity
}
