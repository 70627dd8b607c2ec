import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import type { ReportFault, SendFault } from '../../src/adaptors/notices/misbehaviour.js'
import { drawFault } from '../../src/adaptors/notices/misbehaviour.js'
import type { Simulation } from '../../src/adaptors/notices/simulated-provider.js'
import { simulatedSms } from '../../src/adaptors/sms/simulated-sms.js'
import { compose } from '../../src/compose.js'
import { readConfig } from '../../src/kernel/config/config.js'
import { recordEvents } from '../../src/kernel/events/log-store.js'
import type { App } from '../../src/platform/app.js'
import { receiveReports } from '../../src/platform/notifications/receive-reports.js'
import { openBareGround, type BareGround } from '../arena/bare-ground.js'
import type { Bench } from '../bench.js'
import {
  buildMove,
  noticeCity as tenant,
  noticeKeys,
  noticePeople as people,
  prepareNotices,
  rowsOf,
} from '../load/notice-ground.js'
import { median } from '../load/run-load.js'
import { printTable } from '../table.js'

const chunk = 500
const stillSeconds = 12

/** How the first of two SMS providers behaves; the second is always well. */
interface Scene {
  name: string
  sendFault: () => SendFault
  reportFault?: () => ReportFault
  answersEnquiries?: () => boolean
}

const scenes: readonly Scene[] = [
  { name: 'both well', sendFault: () => 'none' },
  {
    name: 'first dead: refuses connections',
    sendFault: () => 'down',
    answersEnquiries: () => false,
  },
  { name: 'first dead: silent', sendFault: () => 'hung' },
  {
    // What it was asked before is never given to another: it may have gone out.
    name: 'first dead: silent, also when asked after',
    sendFault: () => 'hung',
    answersEnquiries: () => false,
  },
  {
    name: 'first misbehaves by rates',
    sendFault: () =>
      drawFault(
        { late: 0.1, 'lost-answer': 0.05, 'hung-after-taking': 0.01, down: 0.05, hung: 0.005 },
        Math.random,
      ),
    reportFault: () => drawFault({ twice: 0.2, reversed: 0.2, never: 0.1 }, Math.random),
  },
]

/** From an event in the log to a message that is marked as sent, and the providers' reports. */
export const notices: Bench = {
  name: 'notices',
  about:
    'event → reader → message → provider → marked; bar: 500 a second, failover in 60 s, no doubles',
  async run({ rounds = 3, cases = 5_000 }) {
    const rows = []
    for (const scene of scenes) {
      const times = scene.name === 'both well' ? rounds : 1
      const ground = await openBareGround()
      try {
        await prepareNotices(ground)
        rows.push(await play(ground, scene, times, cases))
      } finally {
        await ground.close()
      }
    }
    printTable(notices.about, rows)
  },
}

async function play(ground: BareGround, scene: Scene, rounds: number, count: number) {
  const { database } = ground
  const folder = mkdtempSync(join(tmpdir(), 'nagara-notices-'))
  const held: { app?: App } = {}
  const simulation: Simulation = {
    database,
    report: async (tenantId, provider, reports) => {
      if (held.app) await receiveReports(held.app, tenantId, { provider, reports })
    },
  }
  const first = simulatedSms({
    ...simulation,
    sendFault: scene.sendFault,
    ...(scene.reportFault && { reportFault: scene.reportFault }),
    ...(scene.answersEnquiries && { answersEnquiries: scene.answersEnquiries }),
  })
  const composed = await compose({
    config: readConfig({ NAGARA_DATA: folder, NAGARA_DEMO: '0' }),
    database,
    keys: noticeKeys,
    log: pino({ level: 'error' }),
    providers: {
      sms: [first, simulatedSms(simulation, 'simulated-sms-2')],
      whatsapp: [],
      email: [],
    },
  })
  held.app = composed.app
  composed.startJobs()
  try {
    await oneRound(ground, composed.app, chunk)
    const results = []
    for (let round = 0; round < rounds; round += 1) {
      results.push(await oneRound(ground, composed.app, count))
    }
    await pause(1_000)
    const [ends] = await rowsOf<Ends>(ground, endsText)
    return {
      scene: scene.name,
      notices: count * rounds,
      'notices/s': median(results.map(({ perSecond }) => perSecond)),
      'first after s': median(results.map(({ firstS }) => firstS)),
      'half after s': median(results.map(({ halfS }) => halfS)),
      'all after s': median(results.map(({ allS }) => allS)),
      ...ends,
    }
  } finally {
    await composed.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Ends {
  delivered: number
  'by second': number
  waiting: number
  doubled: number
  'told twice': number
}

/** A message that two providers took, and a person who was told one thing twice by SMS. */
const endsText = `
  select (select count(*)::int from notice.message where way = 'sms' and status = 'delivered') as delivered,
    (select count(*)::int from notice.simulated_outbox where provider = 'simulated-sms-2') as "by second",
    (select count(*)::int from notice.message where way = 'sms' and status = 'queued') as waiting,
    (select count(*)::int from (select 1 from notice.simulated_outbox
      group by id having count(*) > 1) d) as doubled,
    (select count(*)::int from (select 1 from notice.message m
      join notice.simulated_outbox o on o.id = m.id
      group by m.event_id, m.recipient_id having count(*) > 1) t) as "told twice"`

/** Writes the events, and waits until none of their messages waits. */
async function oneRound(ground: BareGround, app: App, count: number) {
  const [before] = await rowsOf<{ done: number }>(ground, doneText)
  const began = performance.now()
  for (let from = 0; from < count; from += chunk) {
    const events = Array.from({ length: Math.min(chunk, count - from) }, (_, index) =>
      buildMove(1 + ((from + index) % people)),
    )
    await app.database.write({ tenant }, recordEvents(events))
    app.events.wake()
  }
  let [firstS, halfS] = [0, 0]
  let last = { done: 0, seconds: 0 }
  for (;;) {
    const [now] = await rowsOf<{ done: number }>(ground, doneText)
    const done = (now?.done ?? 0) - (before?.done ?? 0)
    const seconds = (performance.now() - began) / 1_000
    if (done > 0) firstS ||= seconds
    if (done >= count / 2) halfS ||= seconds
    if (done > last.done) last = { done, seconds }
    // What waits for a provider that answers nothing is told in a column of its own.
    if (done >= count || seconds > last.seconds + stillSeconds) {
      return { perSecond: done / last.seconds, firstS, halfS, allS: last.seconds }
    }
    await pause(25)
  }
}

const doneText = `select count(*)::int as done from notice.message
  where tenant_id = ${tenant} and way = 'sms' and status not in ('queued')`
