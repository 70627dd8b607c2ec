import { isUuid } from '../../kernel/http/uuid-pattern.js'
import type { InboxRow, InboxSort } from './inbox-store.js'

/** Where the next page begins, as text for an address: the sort key and the id of the last row. */
export const cursorText = (row: InboxRow, sort: InboxSort): string => {
  const key = sort === 'due' ? row.due_at : row.filed_at
  return `${key?.toISOString() ?? 'none'}_${row.id}`
}

/** Reads `cursorText`; what is none begins at the first page. */
export function cursorOf(text: string | undefined): { key: Date | null; id: string } | undefined {
  const match = /^(none|\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_(.{36})$/.exec(text ?? '')
  const [, key, id] = match ?? []
  if (key === undefined || id === undefined || !isUuid(id)) return undefined
  const at = key === 'none' ? null : new Date(key)
  return at !== null && Number.isNaN(at.getTime()) ? undefined : { key: at, id }
}
