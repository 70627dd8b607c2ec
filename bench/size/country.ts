import { demoCity } from '../../src/demo/demo-city.js'
import { staffOfLogin } from '../../src/platform/identity/account-store.js'
import { findSession, startSession } from '../../src/platform/identity/sessions.js'
import { openArena, type Arena } from '../arena/arena.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import { settle } from '../arena/drain.js'
import { bodiesOfIndia, fillCountry } from '../arena/fill-country.js'
import { employeesEach, fillStaff } from '../arena/fill-staff.js'
import { signInStaff } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { openHttp } from '../load/http-connection.js'
import { get } from '../load/requests.js'
import { quantile } from '../load/run-load.js'
import { printTable } from '../table.js'

/** What one city's staff wait for must not grow with the country around it. */
export const country: Bench = {
  name: 'country',
  about: `one city's desk before and with ${bodiesOfIndia} bodies of ${employeesEach} employees; bar: unchanged`,
  async run({ rounds = 400 }) {
    const arena = await openArena()
    try {
      // The city has its own employees from the start, so that only the others are new.
      await fillStaff(arena, demoCity.id, [demoCity.id])
      const works = await worksOf(arena)
      const before = await measureAll(arena, works, rounds)
      const began = performance.now()
      await fillCountry(arena)
      const bodies = Array.from({ length: bodiesOfIndia }, (_, index) => 5_000_001 + index)
      await fillStaff(arena, demoCity.id, bodies)
      const fillS = (performance.now() - began) / 1_000
      const after = await measureAll(arena, works, rounds)
      printTable(
        country.about,
        before.map((small, index) => {
          const large = after[index] ?? small
          return {
            work: small.name,
            'CPU us before': small.cpuUs,
            'CPU us after': large.cpuUs,
            'CPU ratio': large.cpuUs / small.cpuUs,
            'p95 ms before': small.p95Ms,
            'p95 ms after': large.p95Ms,
            'p95 ratio': large.p95Ms / small.p95Ms,
          }
        }),
      )
      console.log(`\nFilled in ${fillS.toFixed(0)} s; ${rounds} operations of each`)
    } finally {
      await arena.close()
    }
  },
}

interface Work {
  name: string
  /** The process that works besides the database. */
  pid: number
  run: () => Promise<void>
}

async function worksOf(arena: Arena): Promise<Work[]> {
  const [officer, admin] = [await signInStaff(arena, 'officer'), await signInStaff(arena, 'admin')]
  const http = await openHttp(arena.server.port)
  const page = (name: string, path: string, token: string): Work => ({
    name,
    pid: arena.server.pid,
    async run() {
      const { status, body } = await http.send(get(`/desk/${demoCity.slug}/${path}`, token))
      if (status !== 200) throw new Error(`${path}: ${status}: ${body.slice(0, 300)}`)
    },
  })
  return [
    // Without the password's hash, which is slow on purpose and the same everywhere.
    { name: 'sign-in', pid: process.pid, run: () => signInOnce(arena) },
    page('inbox', 'inbox/office', officer.token),
    page('administration', 'administration', admin.token),
    page('staff list', 'staff', admin.token),
  ]
}

async function signInOnce({ database }: Arena): Promise<void> {
  const [row] = await database.read('kernel', staffOfLogin([`employee-${demoCity.id}-7`]))
  if (!row) throw new Error('the employee is missing')
  const { value } = await startSession(database, { id: row.id, kind: 'staff' })
  const found = await findSession(
    database,
    value,
    demoCity.id,
    new Date().toISOString().slice(0, 10),
  )
  if (!found) throw new Error('the session is missing')
}

async function measureAll(arena: Arena, works: readonly Work[], rounds: number) {
  await settle(arena)
  const measured = []
  for (const { name, pid, run } of works) {
    for (let warm = 0; warm < rounds / 4; warm += 1) await run()
    const times: number[] = []
    const began = cpuTime(pid, arena.postgres.pid)
    for (let round = 0; round < rounds; round += 1) {
      const at = performance.now()
      await run()
      times.push(performance.now() - at)
    }
    const cpu = cpuPer(began, cpuTime(pid, arena.postgres.pid), rounds)
    times.sort((a, b) => a - b)
    measured.push({ name, cpuUs: cpu.nodeUs + cpu.postgresUs, p95Ms: quantile(times, 0.95) })
  }
  return measured
}
