import { readFileSync, readdirSync } from 'node:fs'

/** CPU time spent so far, in microseconds; the kernel counts it in hundredths of a second. */
export interface CpuTime {
  nodeUs: number
  postgresUs: number
}

const tickUs = 10_000

/** Of the program's process and of PostgreSQL with all its backends, from `/proc` (Linux). */
export function cpuTime(nodePid: number, postmasterPid: number): CpuTime {
  return {
    nodeUs: usedBy(nodePid),
    postgresUs:
      treeOf(postmasterPid).reduce((sum, pid) => sum + usedBy(pid), 0) + endedIn(postmasterPid),
  }
}

/** What was spent between two looks, per operation. */
export const cpuPer = (before: CpuTime, after: CpuTime, operations: number): CpuTime => ({
  nodeUs: Math.round((after.nodeUs - before.nodeUs) / operations),
  postgresUs: Math.round((after.postgresUs - before.postgresUs) / operations),
})

/** The postmaster and its children. */
export function treeOf(postmasterPid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => Number(statOf(Number(name))[1]) === postmasterPid)
  return [postmasterPid, ...children.map(Number)]
}

const usedBy = (pid: number): number => {
  const stat = statOf(pid)
  return (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) * tickUs
}

/** Children that have ended are counted with their parent. */
const endedIn = (pid: number): number => {
  const stat = statOf(pid)
  return (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) * tickUs
}

/** The fields of `/proc/<pid>/stat` after the command's name; the first is the state. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
