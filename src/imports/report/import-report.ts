import type { Finding } from './finding.js'

/** What an import did. `read` = added + changed + unchanged + refused, unless rows were joined. */
export interface ImportReport {
  kind: string
  read: number
  added: number
  changed: number
  unchanged: number
  /** Rows that were left out; each has a finding of severity `error`. */
  refused: number
  /** Nothing was kept: everything above is what would have happened. */
  dryRun: boolean
  findings: readonly Finding[]
}

export interface ImportOptions {
  /** Does everything and takes it back. */
  dryRun?: boolean
  onProgress?: (progress: ImportProgress) => void
}

export interface ImportProgress {
  what: string
  done: number
  total: number
}

/** A report of a source of which nothing could be used. */
export const refusedReport = (
  kind: string,
  read: number,
  findings: readonly Finding[],
  dryRun = false,
): ImportReport => ({
  kind,
  read,
  added: 0,
  changed: 0,
  unchanged: 0,
  refused: read,
  dryRun,
  findings,
})
