import type { Actor } from '../../kernel/events/event.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import type { Transaction } from '../../kernel/db/database.js'
import { errors } from '../../kernel/errors/errors.js'
import { recordEvents } from '../../kernel/events/log-store.js'
import { administrativeEvent } from '../administration/administrative-event.js'
import type { App } from '../app.js'
import type { Change } from './change.js'
import { finishChange, lockChange, ownEntries, removeEntries, toChange } from './change-store.js'
import { saveEntries, toEntry, type Entry } from './entry-store.js'

type Who = Actor & { name: string | null }

/**
 * Makes a change take effect: entries, the change's own state and the event in one transaction.
 * Throws `changed-meanwhile` when an entry is not what its author saw, and `not-found`.
 */
export async function applyChange(
  app: App,
  tenantId: number,
  id: string,
  who: Who,
  why: string | null,
): Promise<void> {
  await app.database.transaction({ tenant: tenantId }, async (tx) => {
    const change = await lockOpen(tx, id)
    await write(tx, change, { who, why: why ?? change.why, now: app.clock() })
  })
  app.masterData.forget()
  app.events.wake()
}

/** A scheduled change whose moment has come; one that no longer fits rests as failed, and is told. */
export const applyScheduled =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, subject_id: id }) => {
    if (tenantId === null || id === null) return
    const who: Who = { kind: 'system', id: null, name: null }
    try {
      await applyChange(app, tenantId, id, who, null)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      // Taken back before its day.
      if (error.code === 'not-found') return
      if (error.code !== 'changed-meanwhile') throw error
      await app.database.write({ tenant: tenantId }, finishChange([id, 'failed', null, null]))
    }
  }

async function lockOpen(tx: Transaction, id: string): Promise<Change> {
  const [row] = await tx.rows(lockChange([id]))
  if (!row || (row.status !== 'draft' && row.status !== 'scheduled')) throw errors.notFound()
  return toChange(row)
}

async function write(
  tx: Transaction,
  change: Change,
  given: { who: Who; why: string | null; now: Date },
): Promise<void> {
  const { who, why, now } = given
  const codes = change.items.map((item) => item.code)
  const own = new Map(
    (await tx.rows(ownEntries([change.kind, codes]))).map((row) => [row.code, row]),
  )
  const isStale = change.items.some(
    (item) => (own.get(item.code)?.version ?? 0) !== item.seenVersion,
  )
  if (isStale) throw errors.conflict('changed-meanwhile')
  const before = codes.map((code) => {
    const row = own.get(code)
    return { code, entry: row ? toEntry(row) : null }
  })
  const kept = change.items.flatMap(({ entry }) => entry ?? [])
  const gone = change.items.filter(({ entry }) => entry === null).map(({ code }) => code)
  // Versions name who wrote them, also when a timer did it.
  if (kept.length > 0) {
    await tx.rows(saveEntries([change.kind, JSON.stringify(kept), change.createdBy]))
  }
  if (gone.length > 0) await tx.rows(removeEntries([change.kind, gone, change.createdBy]))
  await tx.rows(finishChange([change.id, 'applied', JSON.stringify(before), why]))
  await tx.rows(
    recordEvents([
      administrativeEvent({
        area: 'list',
        title: titleOf(change),
        subjectId: change.id,
        actor: who.kind === 'system' ? { ...who, name: change.createdByName } : who,
        before: byCode(before),
        after: byCode(change.items),
        why,
        at: now,
      }),
    ]),
  )
}

const titleOf = ({ kind, items }: Change): string =>
  items.length === 1 ? `${kind}/${items[0]?.code ?? ''}` : `${kind} (${items.length})`

const byCode = (items: readonly { code: string; entry: Entry | null }[]) =>
  Object.fromEntries(items.map(({ code, entry }) => [code, entry ?? undefined]))
