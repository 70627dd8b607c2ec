import { withCheckDigit } from '../../src/kernel/public-number/index.js'
import { demoCity } from '../../src/demo/demo-city.js'
import { openArena, type Arena } from '../arena/arena.js'
import { explain, type Explained } from '../arena/explain.js'
import { settle } from '../arena/drain.js'
import { fillCity, firstNumber } from '../arena/fill-city.js'
import type { Bench } from '../bench.js'
import { countInbox, listInbox, type InboxView } from '../../src/platform/desk/inbox-store.js'
import { filingRow } from '../load/filing-row.js'
import { fileApplications } from '../../src/platform/applications/filing-store.js'
import { printTable } from '../table.js'

const few = 10_000

/** What a statement costs must not grow with the city. */
export const plans: Bench = {
  name: 'plans',
  about: 'buffers per operation at ten thousand and a million rows; bar: same plan, 1.2 times',
  async run({ cases = 1_000_000 }) {
    const arena = await openArena()
    try {
      await fillCity(arena, few)
      await settle(arena)
      const small = await explainAll(arena)
      await fillCity(arena, cases - few, few)
      const large = await explainAll(arena)
      printTable(
        plans.about,
        [...small].map(([statement, before]) => {
          const after = large.get(statement)
          return {
            statement,
            'buffers small': before.buffers,
            'buffers large': after?.buffers,
            ratio: (after?.buffers ?? 0) / before.buffers,
            'same plan': after?.shape === before.shape ? 'yes' : 'no',
            'plan large': after?.shape,
          }
        }),
      )
    } finally {
      await arena.close()
    }
  },
}

async function explainAll(arena: Arena): Promise<Map<string, Explained>> {
  const number = withCheckDigit(String(firstNumber / 10 + 500))
  const [found] = await arena.asOwner<{ id: string }>(
    'select id from service.application where number = $1',
    [number],
  )
  const [staff] = await arena.asOwner<{ id: string }>(
    `select id from identity.account where login = 'officer'`,
  )
  if (!found || !staff) throw new Error('the filled city has not what is looked for')
  const reach = [{ wardId: null, department: null, service: 'grievance' }]
  const inbox = (view: InboxView) => listInbox({ view, accountId: staff.id, reach, sort: 'due' })
  const byNumber = `select * from service.application
    where tenant_id = kernel.current_tenant() and number = any ($1)`
  const steps = `select * from service.step
    where tenant_id = kernel.current_tenant() and application_id = $1 order by version limit 500`
  const statements = {
    'case by number': { text: byNumber, values: [[number]] },
    'steps of a case': { text: steps, values: [found.id] },
    'inbox, office': inbox('office'),
    'inbox, mine': inbox('mine'),
    'inbox, overdue': inbox('overdue'),
    'inbox counts': countInbox([staff.id, [null], [null], ['grievance'], false]),
    filing: fileApplications([JSON.stringify([filingRow()])]),
  }
  const explained = new Map<string, Explained>()
  for (const [name, { text, values }] of Object.entries(statements)) {
    explained.set(name, await explain(arena, demoCity.id, text, values))
  }
  return explained
}
