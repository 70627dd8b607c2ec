import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { cityOf, personOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { assigneesOfAll, chosenCases } from './bulk-action.js'
import { bulkPage } from './bulk-page.js'
import { findRun, insertRun, listItems, type BulkKind } from './bulk-store.js'
import { chosenOf, countFaults, mostCases, readBulk } from './read-bulk.js'
import { resultPage } from './result-page.js'
import { runBulk } from './run-bulk.js'

const access = { permission: 'desk.use' }
const RunParams = Type.Object({ city: Type.String(), run: Type.String({ pattern: uuidPattern }) })
/** How long the answer waits for the work; what takes longer shows its progress. */
const patienceMs = 3_000

/** Assigning or resolving many cases of the inbox in one go. */
export const bulkRoutes = (app: App) => [
  route({
    method: 'POST',
    path: '/desk/:city/bulk',
    access,
    params: Type.Object({ city: Type.String() }),
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const numbers = [...chosenOf(form).keys()]
      const view = await loadChosen(city, kindOf(form), numbers)
      const faults = showFaults(city, countFaults(numbers.length))
      return bulkPage(city, { ...view, runId: randomUUID(), note: '', faults })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/bulk/:run',
    access,
    bodyLimitBytes: 64_000_000,
    params: RunParams,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const scope = { tenant: city.tenant.id }
      const { accountId } = personOf(city)
      const here = `/desk/${city.tenant.slug}/bulk/${params.run}`
      const known = () => app.database.read(scope, findRun([params.run, accountId]))
      if ((await known()).length === 0) {
        const kind = kindOf(form)
        const sent = chosenOf(form)
        const view = await loadChosen(city, kind, [...sent.keys()])
        const { input, faults } = await readBulk(city, kind, form, { runId: params.run, ...view })
        const all = [...countFaults(sent.size), ...faults]
        if (all.length > 0) {
          const shown = showFaults(city, all)
          return bulkPage(city, {
            ...view,
            runId: params.run,
            note: form.text('note'),
            faults: shown,
          })
        }
        const items = view.chosen.map(({ loaded: { found } }) => ({
          id: found.id,
          number: found.number,
          version: seenVersion(sent.get(found.number)),
        }))
        await app.database.write(
          scope,
          insertRun([params.run, accountId, kind, JSON.stringify(input), JSON.stringify(items)]),
        )
      }
      const [run] = await known()
      if (!run) throw errors.notFound()
      const work = runBulk(city, run)
      // What is not waited for goes on; the page offers to take it up again if it broke off.
      work.catch((error: unknown) => app.log.error(error, 'bulk run %s broke off', run.id))
      await Promise.race([work, pause(patienceMs, undefined, { ref: false })])
      return redirect(here)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/bulk/:run',
    access,
    params: RunParams,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const scope = { tenant: city.tenant.id }
      const { accountId } = personOf(city)
      const [run] = await app.database.read(scope, findRun([params.run, accountId]))
      if (!run) throw errors.notFound()
      return resultPage(city, run, await app.database.read(scope, listItems([run.id])))
    },
  }),
]

async function loadChosen(context: CityContext, kind: BulkKind, numbers: readonly string[]) {
  const chosen = await chosenCases(context, kind, numbers.slice(0, mostCases))
  const possible = chosen.flatMap(({ possible: each, loaded }) => (each ? [loaded] : []))
  const assignees = kind === 'assign' ? await assigneesOfAll(context, possible) : []
  return { kind, chosen, assignees }
}

function kindOf(form: Form): BulkKind {
  const kind = form.text('do')
  if (kind !== 'assign' && kind !== 'resolve') {
    throw errors.badRequest([{ path: 'do', code: 'fault.unknown' }])
  }
  return kind
}

/** A version that nobody can have seen refuses the act, as an old one does. */
const seenVersion = (text: string | undefined): number =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0
