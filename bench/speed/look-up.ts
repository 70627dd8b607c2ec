import { demoCity } from '../../src/demo/demo-city.js'
import { withCheckDigit } from '../../src/kernel/public-number/index.js'
import { openArena } from '../arena/arena.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import { settle } from '../arena/drain.js'
import { fillCity, firstNumber } from '../arena/fill-city.js'
import { signInResidents } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { openHttp } from '../load/http-connection.js'
import { get } from '../load/requests.js'
import { median, quantile, runLoad } from '../load/run-load.js'
import { hasWrk, runWrk, type WrkResult } from '../load/wrk.js'
import { hasPgbench, runPgbench } from '../reference/run-pgbench.js'
import { printTable } from '../table.js'

const differentRequests = 20_000

/** A case by its number over the API, with its history, against the same look-up in pgbench. */
export const lookUp: Bench = {
  name: 'look-up',
  about: 'GET a case by its number against the point look-up in pgbench; bar: ratio 0.35',
  async run({ rounds = 5, seconds = 5, connections = 128, cases = 100_000, nodeArguments = [] }) {
    const arena = await openArena({ nodeArguments })
    try {
      await fillCity(arena, cases)
      await settle(arena)
      const residents = await signInResidents(arena, connections)
      const { port } = arena.server
      const requests = Array.from({ length: differentRequests }, (_, index) => {
        const place = Math.floor((Math.random() * cases) / 10)
        const number = withCheckDigit(String(firstNumber / 10 + place))
        const token = residents[index % residents.length]?.token ?? ''
        return get(`/api/v1/tenants/${demoCity.id}/applications/${number}`, token)
      })
      await requireCase(port, requests[0] ?? '')
      const load = hasWrk() ? runWrk : runOwnLoad
      if (!hasWrk()) console.log('No wrk here: the load in Node takes a third of the machine.')
      await load({ port, connections, requests, seconds: 8 })
      const rows = []
      for (let round = 1; round <= rounds; round += 1) {
        const variables = { most: cases }
        const reference = hasPgbench()
          ? runPgbench(arena.connections.app, 'look-up', { seconds, variables }).perSecond
          : Number.NaN
        const before = cpuTime(arena.server.pid, arena.postgres.pid)
        const result = await load({ port, connections, requests, seconds })
        const cpu = cpuPer(before, cpuTime(arena.server.pid, arena.postgres.pid), result.operations)
        rows.push({
          round,
          'look-ups/s': result.perSecond,
          'pgbench/s': reference,
          ratio: result.perSecond / reference,
          'p95 ms': result.p95Ms,
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

/** The load counts statuses only; here is the content of one answer. */
async function requireCase(port: number, request: string): Promise<void> {
  const http = await openHttp(port)
  const { status, body } = await http.send(request)
  http.close()
  const found = JSON.parse(body) as { number?: string; steps?: unknown[] }
  if (status !== 200 || found.number === undefined || (found.steps ?? []).length === 0) {
    throw new Error(`${status}: ${body.slice(0, 500)}`)
  }
}

async function runOwnLoad(given: {
  port: number
  connections: number
  seconds: number
  requests: readonly string[]
}): Promise<WrkResult> {
  const { requests } = given
  const result = await runLoad({
    ...given,
    async operate(http) {
      const request = requests[Math.floor(Math.random() * requests.length)] ?? ''
      const { status } = await http.send(request)
      if (status !== 200) throw new Error(`answered ${status}`)
    },
  })
  return { ...result, p95Ms: quantile(result.latencies, 0.95) }
}
