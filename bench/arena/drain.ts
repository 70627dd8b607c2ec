import { setTimeout as pause } from 'node:timers/promises'
import type { Arena } from './arena.js'

interface Backlog {
  pending: number
  lag: number
  messages: number
}

/** Waits until every event is in the log and read, and every notice sent. Gives the seconds. */
export async function drain(arena: Arena, timeoutSeconds = 300): Promise<number> {
  const began = performance.now()
  for (;;) {
    const [left] = await arena.asOwner<Backlog>(`select
      (select count(*)::int from kernel.event_pending) as pending,
      (select coalesce(sum(h.position - c.position), 0)::int from kernel.reader_cursor c
        join kernel.event_head h using (log_partition)) as lag,
      (select count(*)::int from notice.message where status = 'queued') as messages`)
    const seconds = (performance.now() - began) / 1_000
    if (left && left.pending + left.lag + left.messages === 0) return seconds
    if (seconds > timeoutSeconds) throw new Error(`not drained: ${JSON.stringify(left)}`)
    await pause(50)
  }
}

/** The end of a warm-up: drained, and with the statistics that autovacuum brings within a minute. */
export async function settle(arena: Arena): Promise<void> {
  await drain(arena)
  await arena.asOwner('analyze')
}
