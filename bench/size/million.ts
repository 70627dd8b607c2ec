import { setTimeout as pause } from 'node:timers/promises'
import { demoCity } from '../../src/demo/demo-city.js'
import { openArena, type Arena } from '../arena/arena.js'
import { settle } from '../arena/drain.js'
import { fillCity } from '../arena/fill-city.js'
import { signInResidents, signInStaff } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { liveOne, type Cast } from '../load/live-one.js'
import { cityFacts } from '../load/city-requests.js'
import { openHttp } from '../load/http-connection.js'
import { get } from '../load/requests.js'
import { median, quantile, runLoad } from '../load/run-load.js'
import { printTable } from '../table.js'

/** Whole lives of cases in an almost empty city and again in one with a million grievances. */
export const million: Bench = {
  name: 'million',
  about:
    'lives a second with a million cases, bar 0.80 of few; inbox under half load, bar p95 50 ms',
  async run({ rounds = 3, seconds = 5, connections = 64, cases = 1_000_000 }) {
    const arena = await openArena()
    try {
      const cast: Cast = {
        facts: await cityFacts(arena),
        residents: await signInResidents(arena, connections),
        officer: await signInStaff(arena, 'officer'),
        worker: await signInStaff(arena, 'worker3'),
      }
      const measure = () => livesPerSecond(arena, cast, { rounds, seconds, connections })
      const few = await measure()
      const began = performance.now()
      await fillCity(arena, cases)
      const fillS = (performance.now() - began) / 1_000
      const many = await measure()
      const inbox = await inboxUnderLoad(arena, cast, many / 2, seconds * 2)
      printTable(million.about, [
        {
          cases,
          'fill s': fillS,
          'lives/s before': few,
          'lives/s with them': many,
          ratio: many / few,
          'inbox p50 ms': quantile(inbox, 0.5),
          'inbox p95 ms': quantile(inbox, 0.95),
          'inbox pages': inbox.length,
        },
      ])
    } finally {
      await arena.close()
    }
  },
}

async function livesPerSecond(
  arena: Arena,
  cast: Cast,
  given: { rounds: number; seconds: number; connections: number },
): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round <= given.rounds; round += 1) {
    const operate = liveOne(cast)
    const result = await runLoad({ ...given, port: arena.server.port, operate })
    await settle(arena)
    // The first is the warm-up.
    if (round > 0) rates.push(result.perSecond)
  }
  return median(rates)
}

/** Times of the officer's inbox while lives go on at a fixed rate, in milliseconds, ascending. */
async function inboxUnderLoad(arena: Arena, cast: Cast, perSecond: number, seconds: number) {
  const { port } = arena.server
  const callers = 16
  const live = liveOne(cast)
  const load = runLoad({
    port,
    connections: callers,
    seconds,
    async operate(http, index) {
      const next = performance.now() + (callers / perSecond) * 1_000
      await live(http, index)
      await pause(Math.max(0, next - performance.now()))
    },
  })
  const http = await openHttp(port)
  const times: number[] = []
  const until = performance.now() + seconds * 1_000
  while (performance.now() < until) {
    const began = performance.now()
    const answer = await http.send(get(`/desk/${demoCity.slug}/inbox/office`, cast.officer.token))
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body.slice(0, 300)}`)
    times.push(performance.now() - began)
    await pause(30)
  }
  http.close()
  await load
  return times.sort((a, b) => a - b)
}
