import { openArena } from '../arena/arena.js'
import { countStatements, printStatements, resetStatements } from '../arena/statements.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import { drain, settle } from '../arena/drain.js'
import { signInResidents, signInStaff } from '../arena/people.js'
import { liveOne } from '../load/live-one.js'
import { cityFacts } from '../load/city-requests.js'
import { median, quantile, runLoad } from '../load/run-load.js'
import type { Bench } from '../bench.js'
import { printTable } from '../table.js'

/** Whole lives of cases over the HTTP API: filed, assigned, resolved, fetched. */
export const lifeCycle: Bench = {
  name: 'life-cycle',
  about: 'file, assign, resolve, fetch over HTTP; bar: 250 lives a second on 2 cores',
  async run({ rounds = 5, seconds = 5, connections = 64, nodeArguments = [], statements = false }) {
    const settings = statements ? countStatements : {}
    const arena = await openArena({ nodeArguments, settings })
    try {
      const facts = await cityFacts(arena)
      const residents = await signInResidents(arena, connections)
      const officer = await signInStaff(arena, 'officer')
      const worker = await signInStaff(arena, 'worker3')
      const load = () =>
        runLoad({
          port: arena.server.port,
          connections,
          seconds,
          operate: liveOne({ facts, residents, officer, worker }),
        })
      await load()
      await settle(arena)
      const rows = []
      if (statements) await resetStatements(arena)
      for (let round = 1; round <= rounds; round += 1) {
        const before = cpuTime(arena.server.pid, arena.postgres.pid)
        const result = await load()
        const drainS = await drain(arena)
        const cpu = cpuPer(before, cpuTime(arena.server.pid, arena.postgres.pid), result.operations)
        rows.push({
          round,
          'lives/s': result.perSecond,
          'lives/s with drain': result.operations / (result.seconds + drainS),
          'drain s': drainS,
          'p50 ms': quantile(result.latencies, 0.5),
          'p95 ms': quantile(result.latencies, 0.95),
          'node us': cpu.nodeUs,
          'pg us': cpu.postgresUs,
        })
      }
      printTable(lifeCycle.about, rows)
      console.log(`\nMedian ${median(rows.map((row) => row['lives/s'])).toFixed(0)} lives a second`)
      if (statements) await printStatements(arena, 'What the database did')
    } finally {
      await arena.close()
    }
  },
}
