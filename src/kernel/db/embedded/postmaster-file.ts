import { join } from 'node:path'
import { readOptional } from './read-optional.js'

/** What a running server writes about itself into `postmaster.pid`. */
export interface PostmasterFile {
  pid: number
  /** `starting`, `ready`, `standby`, `stopping`; empty in its very first moments */
  status: string
}

/** Reads the server's own note; undefined where no server ran since the last orderly stop. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  const lines = readOptional(join(data, 'postmaster.pid'))?.split('\n')
  const pid = Number.parseInt(lines?.[0] ?? '', 10)
  return pid > 0 ? { pid, status: lines?.[7]?.trim() ?? '' } : undefined
}

/** True once the server of the note takes connections. */
export function isReady(note: PostmasterFile): boolean {
  return note.status === 'ready' || note.status === 'standby'
}
