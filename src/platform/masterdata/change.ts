import type { Entry } from './entry-store.js'

/** One entry as it is to be; `entry` null takes the tenant's own away, so that the inherited shows. */
export interface ChangeItem {
  code: string
  /** The version of the tenant's own entry that the author saw; 0 when there was none. */
  seenVersion: number
  entry: Entry | null
}

export type ChangeStatus = 'draft' | 'scheduled' | 'applied' | 'withdrawn' | 'failed'

/** Some entries of one list, changed together: looked at first, then now or on a day, once. */
export interface Change {
  id: string
  kind: string
  origin: 'edit' | 'import' | 'undo'
  status: ChangeStatus
  items: readonly ChangeItem[]
  before: readonly { code: string; entry: Entry | null }[] | null
  why: string | null
  effectiveAt: Date | null
  createdBy: string
  createdByName: string | null
  createdAt: Date
  appliedAt: Date | null
}
