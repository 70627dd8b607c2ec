import { openArena } from '../arena/arena.js'
import { countStatements, printStatements, resetStatements } from '../arena/statements.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import { drain, settle } from '../arena/drain.js'
import { signInResidents } from '../arena/people.js'
import { cityFacts, fileOne } from '../load/city-requests.js'
import { median, quantile, runLoad } from '../load/run-load.js'
import { hasPgbench, runPgbench } from '../reference/run-pgbench.js'
import type { Bench } from '../bench.js'
import { printTable } from '../table.js'

/**
 * Filing over HTTP against the bare engine's reference transaction, in the same round. The rate
 * counts the time until every event is in the log and read and every notice written.
 */
export const filing: Bench = {
  name: 'filing',
  about: 'filing over HTTP against the reference transaction in pgbench; bar: ratio 0.50',
  async run({ rounds = 5, seconds = 5, connections = 64, nodeArguments = [], statements = false }) {
    const settings = statements ? countStatements : {}
    const arena = await openArena({ nodeArguments, settings })
    try {
      const facts = await cityFacts(arena)
      const residents = await signInResidents(arena, connections)
      const operate: Parameters<typeof runLoad>[0]['operate'] = async (http, index) => {
        const who = residents[index]
        if (who) await fileOne(http, facts, who)
      }
      const load = (time: number) =>
        runLoad({ port: arena.server.port, connections, seconds: time, operate })
      await load(2)
      await settle(arena)
      const rows = []
      if (statements) await resetStatements(arena)
      for (let round = 1; round <= rounds; round += 1) {
        let reference: number | undefined
        if (hasPgbench()) {
          // What the reference writes must not be worked on: it stands still meanwhile.
          process.kill(arena.server.pid, 'SIGSTOP')
          reference = runPgbench(arena.connections.app, 'file', { seconds }).perSecond
          await arena.asOwner(`delete from kernel.event_pending`)
          process.kill(arena.server.pid, 'SIGCONT')
        }
        const before = cpuTime(arena.server.pid, arena.postgres.pid)
        const result = await load(seconds)
        const drainS = await drain(arena)
        const cpu = cpuPer(before, cpuTime(arena.server.pid, arena.postgres.pid), result.operations)
        const perSecond = result.operations / (result.seconds + drainS)
        rows.push({
          round,
          'filings/s with drain': perSecond,
          'acknowledged/s': result.perSecond,
          'drain s': drainS,
          'pgbench/s': reference ?? 'no pgbench',
          ratio: reference === undefined ? Number.NaN : perSecond / reference,
          'p95 ms': quantile(result.latencies, 0.95),
          'node us': cpu.nodeUs,
          'pg us': cpu.postgresUs,
        })
      }
      printTable(filing.about, rows)
      console.log(`\nMedian ratio ${median(rows.map((row) => row.ratio)).toFixed(2)}`)
      if (statements) await printStatements(arena, 'What the database did')
    } finally {
      await arena.close()
    }
  },
}
