import { uuidv7 } from 'uuidv7'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import type { NewJob } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import type { ActiveRow } from './overlay-store.js'
import { keepCompiled, tellOverlays } from './overlay-store.js'
import { compileFor } from './compile-for.js'

/** What became of the overlays after a change above them. */
export interface Recompiled {
  looked: number
  renewed: number
  /** They keep what they last came to, and stand on the page of their services as work. */
  conflicts: number
}

/** What compiling needs of the program. */
export type Compiling = Pick<App, 'database' | 'tenants' | 'catalogue' | 'overlays' | 'log'> & {
  wordings: Pick<App['wordings'], 'forget'>
}

/** Between two chunks other work has its turn. */
const chunk = 100

/**
 * Compiles every overlay whose base has changed: a new version of the program, or of a state.
 * One that no longer fits stays in force as it was, with the reasons why.
 */
export async function recompileAll(app: Compiling): Promise<Recompiled> {
  await app.overlays.reload()
  const done: Recompiled = { looked: 0, renewed: 0, conflicts: 0 }
  const rows = app.overlays.list().filter((row) => app.catalogue.find(row.service))
  for (let start = 0; start < rows.length; start += chunk) {
    for (const row of rows.slice(start, start + chunk)) {
      const outcome = await recompileOne(app, row)
      done.looked += 1
      done[outcome] += outcome === 'looked' ? 0 : 1
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (done.renewed + done.conflicts > 0) {
    await app.database.write('kernel', tellOverlays())
    await app.overlays.reload()
    app.wordings.forget()
  }
  return done
}

async function recompileOne(app: Compiling, row: ActiveRow): Promise<keyof Recompiled> {
  const result = compileFor(app, row.tenant_id, row.service, row.content)
  if (result.baseHash === row.base_hash && result.ok !== row.conflicting) return 'looked'
  const scope = { tenant: row.tenant_id }
  if (!result.ok) {
    const reasons = JSON.stringify(result.reasons)
    await app.database.write(scope, keepCompiled([row.id, null, result.baseHash, reasons]))
    return 'conflicts'
  }
  const { service, hash, texts } = result.compiled
  const compiled = JSON.stringify({ service, hash, texts })
  await app.database.write(scope, keepCompiled([row.id, compiled, result.baseHash, '[]']))
  return 'renewed'
}

/** After a start, since the program may be another, and after a change at a state's or nation's level. */
export const recompileOrder = (): NewJob => ({
  id: uuidv7(),
  task: 'overlay.recompile',
  tenantId: null,
  subjectId: null,
})

export const recompileJob =
  (app: App): JobHandler =>
  async () => {
    const { looked, renewed, conflicts } = await recompileAll(app)
    if (conflicts > 0) app.log.warn({ looked, renewed, conflicts }, 'overlays no longer fit')
  }
