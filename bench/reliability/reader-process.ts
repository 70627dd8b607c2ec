import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { openDatabase } from '../../src/kernel/db/database.js'
import { sql } from '../../src/kernel/db/statement.js'
import { sequence } from '../../src/kernel/events/log-store.js'
import { prepareReader, runReader, type EventReader } from '../../src/kernel/events/reader.js'

// Reads the log until it is killed; the connection comes as JSON in the first argument.
const connection = JSON.parse(process.argv[2] ?? '{}') as pg.ClientConfig
const database = openDatabase({ connection, onError: () => {} })
const insertSeen = sql(
  'bench.seen.insert',
  'insert into public.bench_seen select unnest($1::uuid[])',
)

const reader: EventReader = {
  name: 'bench',
  types: ['bench.happened'],
  async handle(tx, _tenant, events) {
    await tx.rows(insertSeen([events.map((event) => event.id)]))
  },
}

await prepareReader(database, reader)
process.stdout.write('reading\n')
for (;;) {
  const [row] = await database.write('kernel', sequence([200]))
  const read = await runReader(database, reader)
  if ((row?.moved ?? 0) + read === 0) await pause(2)
}
