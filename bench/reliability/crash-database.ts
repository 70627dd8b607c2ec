import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openArena } from '../arena/arena.js'
import { drain } from '../arena/drain.js'
import { signInResidents } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { cityFacts } from '../load/city-requests.js'
import { printTable } from '../table.js'
import { startCallers, tellRound } from './stubborn-callers.js'
import { countCases, tallyFilings } from './tally.js'

/** PostgreSQL is killed at any moment under load; the server must bring it back by itself. */
export const crashDatabase: Bench = {
  name: 'crash-database',
  about: 'kill -9 of PostgreSQL under load: nothing acknowledged is lost or doubled',
  async run({ rounds = 10, connections = 8 }) {
    const arena = await openArena()
    try {
      const facts = await cityFacts(arena)
      const people = await signInResidents(arena, connections)
      const casesBefore = await countCases(arena)
      // From here on the program alone looks after its database.
      await arena.postgres.stop()
      const callers = startCallers(arena.server.port, people, facts)
      const outages: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        // Longer than the supervisor's three seconds, after which a death is a first one again.
        await pause(3_300 + Math.random() * 1_000)
        process.kill(postmasterOf(arena.folder), 'SIGKILL')
        const killedAt = performance.now()
        await pause(50)
        while (callers.lastAnswerAt() < killedAt + 50) await pause(10)
        outages.push((callers.lastAnswerAt() - killedAt) / 1_000)
        tellRound(round + 1, rounds, callers, `answers again after ${outages.at(-1)?.toFixed(2)} s`)
      }
      await callers.stop()
      const drainS = await drain(arena)
      const cases = (await countCases(arena)) - casesBefore
      printTable(crashDatabase.about, [
        {
          kills: rounds,
          keys: callers.keys,
          cases,
          ...(await tallyFilings(arena, callers.told)),
          'slowest outage s': Math.max(...outages),
          'drain s': drainS,
        },
      ])
    } finally {
      await arena.close()
    }
  },
}

/** The process number that PostgreSQL left in its data folder. */
function postmasterOf(folder: string): number {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('postmaster.pid'),
  )
  if (found === undefined) throw new Error(`no database runs in ${dirname(folder)}`)
  return Number(readFileSync(join(folder, found), 'utf8').split('\n')[0])
}
