import { headOf, toEvent } from '../../kernel/events/log-store.js'
import type { App } from '../app.js'
import { readChanges } from './feed-store.js'
import { sourceOf, toCloudEvent, type CloudEvent } from './shared-events.js'

export interface FeedPage {
  items: CloudEvent[]
  /** Send it as `after` for what follows. It also moves over what was not for the asker. */
  next: number
}

export interface FeedWish {
  tenantId: number
  after: number
  types: readonly string[]
  limit: number
}

/**
 * One page of a tenant's changes, in the order of the log. Whoever follows `next` gets each event
 * once: positions are given when events enter the log, under one lock, so nothing can appear behind
 * a position that was read.
 */
export async function readFeed(app: App, wish: FeedWish): Promise<FeedPage> {
  const { tenantId, after, types, limit } = wish
  // First how far the log is, then what it holds: what came in between is seen again, never missed.
  const [head] = await app.database.read('kernel', headOf([tenantId % 64]))
  const rows = await app.database.read({ tenant: tenantId }, readChanges([after, types, limit]))
  const source = sourceOf(app.config.publicUrl, tenantId)
  const last = rows.at(-1)?.position ?? after
  return {
    items: rows.map((row) => toCloudEvent(toEvent(row), source)),
    next: rows.length < limit ? Math.max(after, last, head?.position ?? 0) : last,
  }
}
