import { setTimeout as pause } from 'node:timers/promises'
import { openArena } from '../arena/arena.js'
import { drain } from '../arena/drain.js'
import { signInResidents } from '../arena/people.js'
import { startServer } from '../arena/server-process.js'
import type { Bench } from '../bench.js'
import { cityFacts } from '../load/city-requests.js'
import { printTable } from '../table.js'
import { startCallers, tellRound } from './stubborn-callers.js'
import { countCases, tallyFilings } from './tally.js'

/** The server is killed at any moment under load and started again. */
export const crashServer: Bench = {
  name: 'crash-server',
  about: 'kill -9 of the server under load: nothing acknowledged is lost or doubled; ready in 5 s',
  async run({ rounds = 20, connections = 8 }) {
    const arena = await openArena()
    try {
      const facts = await cityFacts(arena)
      const people = await signInResidents(arena, connections)
      const casesBefore = await countCases(arena)
      const { port } = arena.server
      const callers = startCallers(port, people, facts)
      let slowestS = 0
      for (let round = 0; round < rounds; round += 1) {
        await pause(100 + Math.random() * 900)
        await arena.server.kill()
        const began = performance.now()
        arena.server = await startServer(arena.folder, { port })
        const readyS = (performance.now() - began) / 1_000
        slowestS = Math.max(slowestS, readyS)
        tellRound(round + 1, rounds, callers, `ready after ${readyS.toFixed(2)} s`)
      }
      await callers.stop()
      const drainS = await drain(arena)
      const cases = (await countCases(arena)) - casesBefore
      printTable(crashServer.about, [
        {
          kills: rounds,
          keys: callers.keys,
          cases,
          ...(await tallyFilings(arena, callers.told)),
          'slowest ready s': slowestS,
          'drain s': drainS,
        },
      ])
    } finally {
      await arena.close()
    }
  },
}
