import { uuidv7 } from 'uuidv7'
import { errors } from '../../kernel/errors/errors.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import type { CityContext } from '../request/context.js'
import { personOf } from '../request/context.js'
import type { Change } from './change.js'
import {
  decideChange,
  findChange,
  insertChange,
  ownEntries,
  toChange,
  withdrawChange,
} from './change-store.js'
import type { Entry } from './entry-store.js'

/** Writes down what is to be changed, so that it can be looked at first. Gives its id. */
export async function draftChange(
  context: CityContext,
  given: {
    kind: string
    origin: Change['origin']
    entries: readonly { code: string; entry: Entry | null }[]
    undoes?: string
  },
): Promise<string> {
  const { app, tenant } = context
  const { kind, origin, entries, undoes } = given
  const person = personOf(context)
  const own = await app.database.read(
    { tenant: tenant.id },
    ownEntries([kind, entries.map(({ code }) => code)]),
  )
  const versions = new Map(own.map((row) => [row.code, row.version]))
  const items = entries.map((item) => ({ ...item, seenVersion: versions.get(item.code) ?? 0 }))
  const id = uuidv7()
  await app.database.write(
    { tenant: tenant.id },
    insertChange([
      id,
      kind,
      origin,
      JSON.stringify(items),
      undoes ?? null,
      person.accountId,
      person.name,
    ]),
  )
  return id
}

/** Puts a draft aside until a moment; a timer makes it take effect then. Throws `not-found`. */
export async function scheduleChange(
  app: App,
  tenantId: number,
  id: string,
  given: { at: Date; why: string | null },
): Promise<void> {
  const job = { id, task: 'list.change', tenantId, subjectId: id, runAt: given.at }
  const [decided] = await app.database.flight({ tenant: tenantId }, [
    decideChange([id, 'scheduled', given.at, given.why]),
    enqueue([job]),
  ])
  // The timer of a change that is no draft any more finds nothing to do.
  if ((decided ?? []).length === 0) throw errors.notFound()
}

/** Throws a draft away, or calls a scheduled change off. Throws `not-found`. */
export async function withdraw(app: App, tenantId: number, id: string): Promise<void> {
  const rows = await app.database.write({ tenant: tenantId }, withdrawChange([id]))
  if (rows.length === 0) throw errors.notFound()
}

/** A draft that puts back what an applied change replaced. Throws `not-found`. */
export async function draftUndo(context: CityContext, id: string): Promise<string> {
  const change = await loadChange(context.app, context.tenant.id, id)
  if (change.status !== 'applied' || !change.before) throw errors.notFound()
  return draftChange(context, {
    kind: change.kind,
    origin: 'undo',
    entries: change.before,
    undoes: id,
  })
}

export async function loadChange(app: App, tenantId: number, id: string): Promise<Change> {
  const [row] = await app.database.read({ tenant: tenantId }, findChange([id]))
  if (!row) throw errors.notFound()
  return toChange(row)
}
