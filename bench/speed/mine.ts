import { demoCity } from '../../src/demo/demo-city.js'
import { openArena } from '../arena/arena.js'
import { countStatements, printStatements, resetStatements } from '../arena/statements.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import { settle } from '../arena/drain.js'
import { signInResidents } from '../arena/people.js'
import { cityFacts, fileOne } from '../load/city-requests.js'
import { openHttp } from '../load/http-connection.js'
import { get } from '../load/requests.js'
import { quantile, runLoad } from '../load/run-load.js'
import type { Bench } from '../bench.js'
import { printTable } from '../table.js'

const rowsPerPerson = 20
const encodings = {
  identity: '',
  gzip: 'accept-encoding: gzip\r\n',
  br: 'accept-encoding: br, gzip\r\n',
}

/** The signed-in page of one's own cases, in Hindi, made anew for each request. */
export const mine: Bench = {
  name: 'mine',
  about: 'the page "mine" with 20 rows in Hindi, uncached; bar: 500 a second on 2 cores',
  async run({ rounds = 5, seconds = 5, connections = 32, nodeArguments = [], statements = false }) {
    const settings = statements ? countStatements : {}
    const arena = await openArena({ nodeArguments, settings })
    try {
      const { port } = arena.server
      const facts = await cityFacts(arena)
      const residents = await signInResidents(arena, connections)
      const http = await openHttp(port)
      for (const who of residents) {
        for (let row = 0; row < rowsPerPerson; row += 1) await fileOne(http, facts, who)
      }
      http.close()
      await settle(arena)
      const requests = (headers: string) =>
        residents.map((who) =>
          get(`/${demoCity.slug}/mine`, who.token, `accept-language: hi\r\n${headers}`),
        )
      const rows = []
      if (statements) await resetStatements(arena)
      for (let round = 1; round <= rounds; round += 1) {
        for (const [encoding, headers] of Object.entries(encodings)) {
          const ready = requests(headers)
          const before = cpuTime(arena.server.pid, arena.postgres.pid)
          let bytes = 0
          const result = await runLoad({
            port,
            connections,
            seconds,
            async operate(connection, index) {
              const answer = await connection.send(ready[index] ?? '')
              if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`)
              const isFull = answer.body.split('<li').length - 1 >= rowsPerPerson
              if (encoding === 'identity' && (!isFull || !answer.body.includes('lang="hi"')))
                throw new Error('the page is not what it should be')
              bytes = answer.bytes
            },
          })
          const cpu = cpuPer(
            before,
            cpuTime(arena.server.pid, arena.postgres.pid),
            result.operations,
          )
          rows.push({
            round,
            encoding,
            'pages/s': result.perSecond,
            bytes,
            'p95 ms': quantile(result.latencies, 0.95),
            'node us': cpu.nodeUs,
            'pg us': cpu.postgresUs,
          })
        }
      }
      printTable(mine.about, rows)
      if (statements) await printStatements(arena, 'What the database did')
    } finally {
      await arena.close()
    }
  },
}
