import { withCheckDigit } from '../../src/kernel/public-number/index.js'
import { openArena } from '../arena/arena.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import { settle } from '../arena/drain.js'
import { fillCity, firstNumber } from '../arena/fill-city.js'
import { signInResidents } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { fetchOne } from '../load/city-requests.js'
import { median, quantile, runLoad } from '../load/run-load.js'
import { hasPgbench, runPgbench } from '../reference/run-pgbench.js'
import { printTable } from '../table.js'

/** A case by its number over the API, with its history, against the same look-up in pgbench. */
export const lookUp: Bench = {
  name: 'look-up',
  about: 'GET a case by its number against the point look-up in pgbench; bar: ratio 0.35',
  async run({ rounds = 5, seconds = 5, connections = 64, cases = 100_000, nodeArguments = [] }) {
    const arena = await openArena({ nodeArguments })
    try {
      await fillCity(arena, cases)
      await settle(arena)
      const residents = await signInResidents(arena, connections)
      const load = (time: number) =>
        runLoad({
          port: arena.server.port,
          connections,
          seconds: time,
          async operate(http, index) {
            const who = residents[index]
            if (!who) return
            const place = Math.floor((Math.random() * cases) / 10)
            await fetchOne(http, withCheckDigit(String(firstNumber / 10 + place)), who)
          },
        })
      await load(2)
      const rows = []
      for (let round = 1; round <= rounds; round += 1) {
        const variables = { most: cases }
        const reference = hasPgbench()
          ? runPgbench(arena.connections.app, 'look-up', { seconds, variables }).perSecond
          : Number.NaN
        const before = cpuTime(arena.server.pid, arena.postgres.pid)
        const result = await load(seconds)
        const cpu = cpuPer(before, cpuTime(arena.server.pid, arena.postgres.pid), result.operations)
        rows.push({
          round,
          'look-ups/s': result.perSecond,
          'pgbench/s': reference,
          ratio: result.perSecond / reference,
          'p95 ms': quantile(result.latencies, 0.95),
          'node us': cpu.nodeUs,
          'pg us': cpu.postgresUs,
        })
      }
      printTable(lookUp.about, rows)
      console.log(`\nMedian ratio ${median(rows.map((row) => row.ratio)).toFixed(2)}`)
    } finally {
      await arena.close()
    }
  },
}
