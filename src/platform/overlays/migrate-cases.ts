import { uuidv7 } from 'uuidv7'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import { migrateCases } from './migrate-store.js'

/** So many at once that a transaction stays well below a second. */
const chunk = 200

/** Orders the move of open cases to the version in force; `states` says from which state to which. */
export async function orderMigration(
  app: App,
  tenantId: number,
  service: string,
  states: Readonly<Record<string, string>>,
): Promise<void> {
  const job = { id: uuidv7(), task: 'overlay.migrate', tenantId, subjectId: null }
  await app.database.write({ tenant: tenantId }, enqueue([{ ...job, data: { service, states } }]))
  app.jobs.wake()
}

/** Moves them chunk by chunk; after a crash the rest is moved, since what was moved no longer fits. */
export const migrateJob =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, data }) => {
    const { service, states } = data as { service: string; states: Record<string, string> }
    if (tenantId === null) return
    const definition = app.catalogue.effective(tenantId, service)
    if (!definition) return
    const { workflow } = definition.service
    const fitting = Object.fromEntries(
      Object.entries(states).filter(([, to]) => Object.hasOwn(workflow.states, to)),
    )
    const holders = Object.fromEntries(
      Object.entries(workflow.states).map(([name, { holder }]) => [name, holder ?? null]),
    )
    for (;;) {
      const values = [service, definition.hash, JSON.stringify(fitting), JSON.stringify(holders)]
      const [row] = await app.database.write({ tenant: tenantId }, migrateCases([...values, chunk]))
      if ((row?.moved ?? 0) < chunk) break
    }
    app.events.wake()
  }
