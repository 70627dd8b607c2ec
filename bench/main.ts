import { parseArgs } from 'node:util'
import { cpus, loadavg } from 'node:os'
import type { BenchOptions } from './bench.js'
import { crashDatabase } from './reliability/crash-database.js'
import { crashServer } from './reliability/crash-server.js'
import { noticesKilled } from './reliability/notices-killed.js'
import { noisyNeighbour } from './reliability/noisy-neighbour.js'
import { races } from './reliability/races.js'
import { reader } from './reliability/reader.js'
import { country } from './size/country.js'
import { idle } from './size/idle.js'
import { million } from './size/million.js'
import { pages } from './size/pages.js'
import { plans } from './size/plans.js'
import { coalescing } from './speed/coalescing.js'
import { filing } from './speed/filing.js'
import { lifeCycle } from './speed/life-cycle.js'
import { lookUp } from './speed/look-up.js'
import { mine } from './speed/mine.js'
import { overlays } from './speed/overlays.js'
import { timers } from './speed/timers.js'
import { notices } from './speed/notices.js'

const benches = [
  coalescing,
  filing,
  lookUp,
  lifeCycle,
  mine,
  overlays,
  timers,
  notices,
  idle,
  pages,
  million,
  plans,
  country,
  crashServer,
  crashDatabase,
  noticesKilled,
  noisyNeighbour,
  races,
  reader,
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    connections: { type: 'string' },
    cases: { type: 'string' },
    statements: { type: 'boolean' },
    'node-argument': { type: 'string', multiple: true },
  },
})

const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are:`)
  for (const { name, about } of benches) console.error(`  ${name.padEnd(16)}${about}`)
  process.exit(1)
}

// So that `exit` is heard, which ends the servers.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const options: BenchOptions = {
  ...(values.rounds !== undefined && { rounds: Number(values.rounds) }),
  ...(values.seconds !== undefined && { seconds: Number(values.seconds) }),
  ...(values.connections !== undefined && { connections: Number(values.connections) }),
  ...(values.cases !== undefined && { cases: Number(values.cases) }),
  ...(values.statements !== undefined && { statements: values.statements }),
  ...(values['node-argument'] && { nodeArguments: values['node-argument'] }),
}

for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue
  const [load] = loadavg()
  console.log(`\n# ${bench.name} (${cpus().length} cores, load before it ${load?.toFixed(1)})`)
  await bench.run(options)
}
process.exit(0)
