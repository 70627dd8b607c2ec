import { demoCity } from '../../src/demo/demo-city.js'
import { openArena, type Arena } from '../arena/arena.js'
import { settle } from '../arena/drain.js'
import { fillCities } from '../arena/fill-cities.js'
import { fillCountry } from '../arena/fill-country.js'
import { signInResidents, signInStaff, type SignedInCaller } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { cityFacts, fileIn, type CityFacts } from '../load/city-requests.js'
import type { HttpConnection } from '../load/http-connection.js'
import { openLoad } from '../load/open-load.js'
import { get } from '../load/requests.js'
import { median, quantile } from '../load/run-load.js'
import { printTable } from '../table.js'

/** Operations a second of one city in usual times; ten such are far below what one server can do. */
const usualPerSecond = 3
const noisyTimes = 20

interface City {
  id: number
  slug: string
}

interface Cast {
  facts: CityFacts
  residents: readonly SignedInCaller[]
  officer: SignedInCaller
  /** A case of each city, to be looked up. */
  numbers: ReadonlyMap<number, string>
}

/** Ten cities live side by side; then one of them sends twenty times its usual load. */
export const noisyNeighbour: Bench = {
  name: 'noisy-neighbour',
  about: "the nine others' p95 while one city sends 20 times its load; bar: 1.20 of before",
  async run({ rounds = 3, seconds = 10 }) {
    const arena = await openArena()
    try {
      await fillCountry(arena)
      const cities = Array.from({ length: 10 }, (_, index) => ({
        id: 5_000_001 + index,
        slug: `body-${index + 1}`,
      }))
      await fillCities(
        arena,
        demoCity.id,
        cities.map(({ id }) => id),
      )
      const cast = await castOf(arena, cities)
      const others = cities.slice(1)
      const noisy = cities.slice(0, 1)
      const { port } = arena.server
      const load = (which: readonly City[], perSecond: number) =>
        openLoad({ port, perSecond, seconds, operate: operateIn(which, cast) })
      const rows = []
      for (let round = 0; round <= rounds; round += 1) {
        const usual = others.length * usualPerSecond
        const [before] = await Promise.all([load(others, usual), load(noisy, usualPerSecond)])
        await settle(arena)
        const [during, own] = await Promise.all([
          load(others, usual),
          load(noisy, usualPerSecond * noisyTimes),
        ])
        await settle(arena)
        const [p95Before, p95During] = [quantile(before, 0.95), quantile(during, 0.95)]
        // The first is the warm-up.
        if (round === 0) continue
        rows.push({
          round,
          'p50 ms before': quantile(before, 0.5),
          'p50 ms during': quantile(during, 0.5),
          'p95 ms before': p95Before,
          'p95 ms during': p95During,
          ratio: p95During / p95Before,
          'p95 ms of the loud one': quantile(own, 0.95),
          operations: during.length,
        })
      }
      printTable(noisyNeighbour.about, rows)
      console.log(`\nMedian ratio ${median(rows.map((row) => row.ratio)).toFixed(2)}`)
    } finally {
      await arena.close()
    }
  },
}

async function castOf(arena: Arena, cities: readonly City[]): Promise<Cast> {
  const facts = await cityFacts(arena)
  const residents = await signInResidents(arena, 200)
  const officer = await signInStaff(arena, 'officer')
  const numbers = new Map<number, string>()
  const operate = async (http: HttpConnection, index: number) => {
    const city = cities[index % cities.length]
    const who = residents[0]
    if (city && who) numbers.set(city.id, await fileIn(http, city.id, facts, who))
  }
  await openLoad({ port: arena.server.port, perSecond: 10, seconds: 1, operate })
  return { facts, residents, officer, numbers }
}

/** In ten operations six look-ups, two filings and two pages of the inbox, one city after the other. */
const operateIn =
  (cities: readonly City[], { facts, residents, officer, numbers }: Cast) =>
  async (http: HttpConnection, index: number): Promise<void> => {
    const city = cities[index % cities.length]
    const owner = residents[0]
    const who = residents[index % residents.length]
    if (!city || !owner || !who) throw new Error('nobody to ask')
    const kind = Math.floor(index / cities.length) % 10
    if (kind === 2 || kind === 7) {
      await fileIn(http, city.id, facts, who)
      return
    }
    const path = `/api/v1/tenants/${city.id}/applications/${numbers.get(city.id)}`
    const request =
      kind === 4 || kind === 9
        ? get(`/desk/${city.slug}/inbox/office`, officer.token)
        : get(path, owner.token)
    const { status, body } = await http.send(request)
    if (status !== 200) throw new Error(`${status}: ${body.slice(0, 300)}`)
  }
