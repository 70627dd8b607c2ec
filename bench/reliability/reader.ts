import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { uuidv7 } from 'uuidv7'
import type { NewEvent } from '../../src/kernel/events/event.js'
import { recordEvents } from '../../src/kernel/events/log-store.js'
import { openBareGround } from '../arena/bare-ground.js'
import type { Bench } from '../bench.js'
import { printTable } from '../table.js'

const program = fileURLToPath(new URL('./reader-process.js', import.meta.url))

/** A reader's process is killed at any moment; its effects and its cursor stay one. */
export const reader: Bench = {
  name: 'reader',
  about: 'kill -9 of a reader of the log at any moment: it neither skips nor doubles',
  async run({ rounds = 30 }) {
    const ground = await openBareGround()
    try {
      await ground.asOwner(`create table public.bench_seen (id uuid not null);
        grant select, insert on public.bench_seen to nagara_app`)
      const written = { count: 0, stopped: false }
      const writing = (async () => {
        while (!written.stopped) {
          const events = Array.from({ length: 20 }, buildEvent)
          await ground.database.write({ tenant: 1 + (written.count % 7) }, recordEvents(events))
          written.count += events.length
          await pause(5)
        }
      })()
      const start = () =>
        spawn(process.execPath, [program, JSON.stringify(ground.connections.app)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
      for (let round = 0; round < rounds; round += 1) {
        const child = start()
        await once(child.stdout, 'data')
        await pause(Math.random() * 120)
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      written.stopped = true
      await writing
      const last = start()
      const seen = await untilStill(ground.database, written.count)
      last.kill('SIGKILL')
      await once(last, 'exit')
      printTable(reader.about, [
        {
          kills: rounds,
          written: written.count,
          seen: seen.distinct,
          skipped: written.count - seen.distinct,
          doubled: seen.rows - seen.distinct,
        },
      ])
    } finally {
      await ground.close()
    }
  },
}

const buildEvent = (): NewEvent => ({
  id: uuidv7(),
  type: 'bench.happened',
  version: 1,
  wardId: null,
  subject: { kind: 'bench', id: uuidv7() },
  actor: { kind: 'system', id: null },
  onBehalfOf: null,
  channel: 'system',
  occurredAt: new Date(),
  cause: null,
  dimensions: {},
  data: {},
})

interface Seen {
  rows: number
  distinct: number
}

/** Until everything was seen, or nothing more comes for three seconds. */
async function untilStill(
  database: Awaited<ReturnType<typeof openBareGround>>['database'],
  wanted: number,
): Promise<Seen> {
  let last: Seen = { rows: -1, distinct: -1 }
  for (let still = 0; still < 30; still += 1) {
    await pause(100)
    const [now] = await database.read<Seen>('kernel', {
      name: 'bench.seen.count',
      text: 'select count(*)::int as rows, count(distinct id)::int as distinct from public.bench_seen',
      values: [],
    })
    if (!now) continue
    if (now.rows !== last.rows) still = 0
    last = now
    if (now.distinct >= wanted && still > 5) break
  }
  return last
}
