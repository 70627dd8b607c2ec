import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { drawFault } from '../../src/adaptors/notices/misbehaviour.js'
import { simulatedSms } from '../../src/adaptors/sms/simulated-sms.js'
import { compose } from '../../src/compose.js'
import { readConfig } from '../../src/kernel/config/config.js'
import { openDatabase } from '../../src/kernel/db/database.js'
import { noticeKeys } from '../load/notice-ground.js'

/** Sends what waits, by two providers of which the first answers late or not at all, until it dies. */
const connection: unknown = JSON.parse(process.argv[2] ?? '{}')
const database = openDatabase({ connection: { ...(connection as object) }, onError: () => {} })
const first = simulatedSms({
  database,
  lateMs: 40,
  sendFault: () => drawFault({ late: 0.3, 'lost-answer': 0.05, down: 0.02 }, Math.random),
})
const composed = await compose({
  config: readConfig({ NAGARA_DATA: tmpdir(), NAGARA_DEMO: '0' }),
  database,
  keys: noticeKeys,
  log: pino({ level: 'silent' }),
  providers: {
    sms: [first, simulatedSms({ database }, 'simulated-sms-2')],
    whatsapp: [],
    email: [],
  },
})
composed.startJobs()
process.stdout.write('ready')
