import { setTimeout as pause } from 'node:timers/promises'
import { demoCity } from '../../src/demo/demo-city.js'
import { openArena, type Arena } from '../arena/arena.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import { drain } from '../arena/drain.js'
import { fillCountry } from '../arena/fill-country.js'
import { startServer } from '../arena/server-process.js'
import type { Bench } from '../bench.js'
import { fillTimers, tallyTimers } from '../load/fill-timers.js'
import { printTable } from '../table.js'

const perSecond = 1_000
const leadMs = 4_000

/** Limits that pass at an even rate: handled when, how evenly, and once, also when the server dies. */
export const timers: Bench = {
  name: 'timers',
  about: 'timers due at 1,000 a second: lateness, drift, each once; bar: no drift, none twice',
  async run({ rounds = 3, seconds = 20, nodeArguments = [] }) {
    const arena = await openArena({ nodeArguments })
    try {
      const count = perSecond * seconds
      await runOnce(arena, { tenants: [demoCity.id], count: 2_000, isKilled: false })
      const rows = []
      for (let round = 1; round <= rounds; round += 1) {
        rows.push(await runOnce(arena, { tenants: [demoCity.id], count, isKilled: false }))
      }
      await fillCountry(arena)
      await arena.server.stop()
      arena.server = await startServer(arena.folder)
      const tenants = Array.from({ length: 4_000 }, (_, index) => 5_000_001 + index)
      rows.push(await runOnce(arena, { tenants, count, isKilled: false }))
      rows.push(await runOnce(arena, { tenants: [demoCity.id], count, isKilled: true }))
      printTable(timers.about, rows)
    } finally {
      await arena.close()
    }
  },
}

async function runOnce(
  arena: Arena,
  given: { tenants: readonly number[]; count: number; isKilled: boolean },
) {
  const { tenants, count, isKilled } = given
  const startsAt = new Date(Date.now() + leadMs + count / 5)
  const mark = await fillTimers(arena, { tenants, count, perSecond, startsAt })
  const wasReady = startsAt.getTime() > Date.now()
  const before = cpuTime(arena.server.pid, arena.postgres.pid)
  const lengthMs = (count * 1_000) / perSecond
  await pause(Math.max(0, startsAt.getTime() - Date.now()) + lengthMs / 2)
  if (isKilled) {
    await arena.server.kill()
    arena.server = await startServer(arena.folder)
  }
  // What a dead process had locked is free again after a minute.
  await pause(lengthMs / 2 + (isKilled ? 66_000 : 2_000))
  const cpu = isKilled
    ? undefined
    : cpuPer(before, cpuTime(arena.server.pid, arena.postgres.pid), count)
  await drain(arena)
  const tally = await tallyTimers(arena, mark)
  return {
    cities: tenants.length,
    killed: isKilled ? 'once' : 'no',
    due: count,
    'filled in time': wasReady ? 'yes' : 'no',
    'handled/s': tally.perSecond,
    'p50 ms': tally.p50Ms,
    'p99 ms': tally.p99Ms,
    'most ms': tally.mostMs,
    'drift ms': tally.driftMs,
    lost: tally.lost,
    doubled: tally.doubled,
    events: tally.events,
    ...(cpu && { 'node us': cpu.nodeUs, 'pg us': cpu.postgresUs }),
  }
}
