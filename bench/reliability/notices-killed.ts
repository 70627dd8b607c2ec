import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { recordEvents } from '../../src/kernel/events/log-store.js'
import { openBareGround, type BareGround } from '../arena/bare-ground.js'
import type { Bench } from '../bench.js'
import {
  buildMove,
  noticeCity,
  noticePeople,
  prepareNotices,
  rowsOf,
} from '../load/notice-ground.js'
import { printTable } from '../table.js'

const built = fileURLToPath(new URL('./notices-process.js', import.meta.url))
// From the sources, the same loader reads the other process's program.
const program = existsSync(built) ? built : built.replace(/\.js$/, '.ts')

/** The process that sends is killed at any moment: nobody is told twice, and nobody is forgotten. */
export const noticesKilled: Bench = {
  name: 'notices-killed',
  about: 'kill -9 of the process that sends messages at any moment: none is lost, none sent twice',
  async run({ rounds = 20 }) {
    const ground = await openBareGround()
    try {
      await prepareNotices(ground)
      const state = { written: 0, stopped: false }
      const writing = (async () => {
        while (!state.stopped) {
          const people = Array.from(
            { length: 60 },
            (_, n) => 1 + ((state.written + n) % noticePeople),
          )
          await ground.database.write({ tenant: noticeCity }, recordEvents(people.map(buildMove)))
          state.written += people.length
          await pause(60)
        }
      })()
      for (let round = 0; round < rounds; round += 1) {
        const child = await start(ground)
        await pause(50 + Math.random() * 700)
        await end(child)
        await forgetLeases(ground)
      }
      state.stopped = true
      await writing
      const last = await start(ground)
      const result = await untilStill(ground, state.written)
      await end(last)
      printTable(noticesKilled.about, [
        { kills: rounds, events: state.written, ...result, lost: state.written - result.told },
      ])
    } finally {
      await ground.close()
    }
  },
}

async function start(ground: BareGround) {
  const child = spawn(
    process.execPath,
    [...process.execArgv, program, JSON.stringify(ground.connections.app)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(child.stdout, 'data')
  return child
}

async function end(child: Awaited<ReturnType<typeof start>>): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** As if the minute had passed after which another process may take what a dead one held. */
async function forgetLeases(ground: BareGround): Promise<void> {
  await ground.asOwner(`update kernel.job set locked_until = clock_timestamp() where locked_until is not null;
    update notice.message set due_at = clock_timestamp() where status = 'queued'`)
}

interface Told {
  told: number
  doubled: number
  'asked after': number
}

async function untilStill(ground: BareGround, wanted: number): Promise<Told> {
  let last: Told = { told: -1, doubled: 0, 'asked after': 0 }
  for (let still = 0; still < 40; still += 1) {
    await pause(250)
    const [now] = await rowsOf<Told>(ground, toldText)
    if (!now) continue
    if (now.told !== last.told) still = 0
    last = now
    if (now.told >= wanted && still > 4) break
  }
  return last
}

const toldText = `select
  (select count(distinct m.event_id)::int from notice.message m
    join notice.simulated_outbox o on o.id = m.id where m.status in ('sent', 'delivered')) as told,
  (select count(*)::int from (select 1 from notice.message m
    join notice.simulated_outbox o on o.id = m.id
    group by m.event_id, m.recipient_id having count(*) > 1) d) as doubled,
  (select count(*)::int from notice.message where tries > 1) as "asked after"`
