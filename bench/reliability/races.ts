import { randomUUID } from 'node:crypto'
import { demoCity } from '../../src/demo/demo-city.js'
import { openArena } from '../arena/arena.js'
import { signInResidents, signInStaff, type SignedInCaller } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { cityFacts, fileOne } from '../load/city-requests.js'
import { openHttp, type HttpConnection } from '../load/http-connection.js'
import { post } from '../load/requests.js'
import { printTable } from '../table.js'

/** Two officers act on the version that both saw: one moves the case, the other is told. */
export const races: Bench = {
  name: 'races',
  about: 'two officers at once on one case: one transition each, the other hears 409',
  async run({ rounds = 1_000 }) {
    const arena = await openArena()
    try {
      const facts = await cityFacts(arena)
      const [resident] = await signInResidents(arena, 1)
      if (!resident) throw new Error('nobody to file')
      const officer = await signInStaff(arena, 'officer')
      const commissioner = await signInStaff(arena, 'commissioner')
      const worker = await signInStaff(arena, 'worker3')
      const [one, two] = await Promise.all([0, 1].map(() => openHttp(arena.server.port)))
      if (!one || !two) throw new Error('no connections')
      const act = (http: HttpConnection, who: SignedInCaller, number: string) =>
        http.send(
          post(
            `/api/v1/tenants/${demoCity.id}/applications/${number}/actions`,
            who.token,
            randomUUID(),
            { action: 'assign', version: 1, assigneeId: worker.accountId },
          ),
        )
      const outcomes = new Map<string, number>()
      const numbers: string[] = []
      for (let round = 0; round < rounds; round += 1) {
        const number = await fileOne(one, facts, resident)
        numbers.push(number)
        const answers = await Promise.all([
          act(one, officer, number),
          act(two, commissioner, number),
        ])
        const outcome = answers
          .map(({ status }) => status)
          .sort((a, b) => a - b)
          .join(' and ')
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      }
      const [moved] = await arena.asOwner<{ once: number }>(
        `select count(*)::int as once from service.application a
         where number = any ($1) and version = 2 and 2 = (select count(*) from service.step s
           where s.tenant_id = a.tenant_id and s.application_id = a.id)`,
        [numbers],
      )
      printTable(races.about, [
        { races: rounds, ...Object.fromEntries(outcomes), 'moved exactly once': moved?.once ?? 0 },
      ])
      one.close()
      two.close()
    } finally {
      await arena.close()
    }
  },
}
