import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../kernel/db/database.js'
import { errors } from '../../kernel/errors/errors.js'
import type { Actor } from '../../kernel/events/event.js'
import { recordEvents } from '../../kernel/events/log-store.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import { administrativeEvent } from '../administration/administrative-event.js'
import type { App } from '../app.js'
import { personOf, type CityContext } from '../request/context.js'
import { compileFor } from './compile-for.js'
import type { Overlay, OverlayContent, OverlayStatus } from './overlay.js'
import { recompileOrder } from './recompile.js'
import {
  findOverlay,
  findReplaced,
  insertOverlay,
  keepCompiled,
  lockOverlay,
  moveOverlay,
  replaceActive,
  tellOverlays,
  toOverlay,
} from './overlay-store.js'

type Who = Actor & { name: string | null }

export async function loadOverlay(app: App, tenantId: number, id: string): Promise<Overlay> {
  const [row] = await app.database.read({ tenant: tenantId }, findOverlay([id]))
  if (!row) throw errors.notFound()
  return toOverlay(row)
}

/** Writes a new version down, checked: a draft, or refused with every reason. Gives its id. */
export async function draftOverlay(
  context: CityContext,
  given: { service: string; title: string; content: OverlayContent },
): Promise<string> {
  const { app, tenant } = context
  const person = personOf(context)
  const id = uuidv7()
  const result = compileFor(app, tenant.id, given.service, given.content)
  const reasons = result.ok ? [] : result.reasons
  await app.database.write(
    { tenant: tenant.id },
    insertOverlay([
      id,
      given.service,
      result.ok ? 'draft' : 'refused',
      given.title,
      JSON.stringify(given.content),
      JSON.stringify(reasons),
      person.accountId,
      person.name,
    ]),
  )
  return id
}

/** Puts a draft aside until a moment; a timer makes it take effect then. Throws `not-found`. */
export async function scheduleOverlay(app: App, tenantId: number, id: string, at: Date) {
  const job = { id, task: 'overlay.activate', tenantId, subjectId: id, runAt: at }
  const [moved] = await app.database.flight({ tenant: tenantId }, [
    moveOverlay([id, ['draft'], 'scheduled', at]),
    enqueue([job]),
  ])
  if ((moved ?? []).length === 0) throw errors.notFound()
}

/** Throws a draft away, or calls a scheduled version off. Throws `not-found`. */
export async function withdrawOverlay(app: App, tenantId: number, id: string) {
  const from: OverlayStatus[] = ['draft', 'refused', 'scheduled']
  const rows = await app.database.write(
    { tenant: tenantId },
    moveOverlay([id, from, 'withdrawn', null]),
  )
  if (rows.length === 0) throw errors.notFound()
}

/**
 * Makes a version the one for new cases, in place of the one before. Checked again at that moment:
 * what a level above has changed meanwhile counts. Throws `overlay-refused`, `not-found`.
 */
export async function activateOverlay(
  app: App,
  tenantId: number,
  id: string,
  given: { who: Who; why: string | null },
): Promise<void> {
  await app.database.transaction({ tenant: tenantId }, async (tx) => {
    const [row] = await tx.rows(lockOverlay([id]))
    if (!row || (row.status !== 'draft' && row.status !== 'scheduled')) throw errors.notFound()
    await putInForce(app, tx, tenantId, { overlay: toOverlay(row), from: row.status, ...given })
  })
  await spread(app)
}

/** A scheduled version whose moment has come; one that no longer fits is refused with its reasons. */
export const activateScheduled =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, subject_id: id }) => {
    if (tenantId === null || id === null) return
    const who: Who = { kind: 'system', id: null, name: null }
    try {
      await activateOverlay(app, tenantId, id, { who, why: null })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      if (error.code === 'not-found') return
      if (error.code !== 'overlay-refused') throw error
      const { service, content } = await loadOverlay(app, tenantId, id)
      const result = compileFor(app, tenantId, service, content)
      const reasons = JSON.stringify(result.ok ? [] : result.reasons)
      await app.database.flight({ tenant: tenantId }, [
        moveOverlay([id, ['scheduled'], 'refused', null]),
        keepCompiled([id, null, null, reasons]),
      ])
    }
  }

/** Ends the version in force; the one before it, or the level above, counts again for new cases. */
export async function takeBack(
  app: App,
  tenantId: number,
  id: string,
  given: { who: Who; why: string | null },
): Promise<void> {
  await app.database.transaction({ tenant: tenantId }, async (tx) => {
    const [row] = await tx.rows(lockOverlay([id]))
    if (!row || row.status !== 'active') throw errors.notFound()
    const overlay = toOverlay(row)
    await tx.rows(moveOverlay([id, ['active'], 'withdrawn', null]))
    const [former] = await tx.rows(findReplaced([overlay.service]))
    if (former) {
      await putInForce(app, tx, tenantId, {
        overlay: toOverlay(former),
        from: 'replaced',
        ...given,
      })
      return
    }
    await tx.rows(recordEvents([eventOf(app, overlay, given, overlay.content, {})]))
    await tx.rows(tellOverlays())
  })
  await spread(app)
}

async function putInForce(
  app: App,
  tx: Transaction,
  tenantId: number,
  given: { overlay: Overlay; from: OverlayStatus; who: Who; why: string | null },
): Promise<void> {
  const { overlay, from } = given
  const result = compileFor(app, tenantId, overlay.service, overlay.content)
  if (!result.ok) throw errors.conflict('overlay-refused')
  const before = app.overlays.activeAt(tenantId, overlay.service)?.content ?? {}
  await tx.rows(replaceActive([overlay.service]))
  await tx.rows(moveOverlay([overlay.id, [from], 'active', app.clock()]))
  const { service, hash, texts } = result.compiled
  const compiled = JSON.stringify({ service, hash, texts })
  await tx.rows(keepCompiled([overlay.id, compiled, result.baseHash, '[]']))
  await tx.rows(recordEvents([eventOf(app, overlay, given, before, overlay.content)]))
  await tx.rows(tellOverlays())
  // What lies below stands on this one.
  if (app.tenants.byId(tenantId)?.kind !== 'body') await tx.rows(enqueue([recompileOrder()]))
}

const eventOf = (
  app: App,
  overlay: Overlay,
  { who, why }: { who: Who; why: string | null },
  before: unknown,
  after: unknown,
) =>
  administrativeEvent({
    area: 'service',
    title: `${overlay.service} (${overlay.title})`,
    subjectId: overlay.id,
    actor: who.kind === 'system' ? { ...who, name: overlay.createdByName } : who,
    before,
    after,
    why,
    at: app.clock(),
  })

/** This process counts the new version at once; the others hear of it from the database. */
async function spread(app: App): Promise<void> {
  await app.overlays.reload()
  app.wordings.forget()
  app.events.wake()
  app.jobs.wake()
}
