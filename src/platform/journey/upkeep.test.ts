import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestApp } from '../../testing/start-app.js'
import { upkeep, upkeepJob } from './upkeep.js'

test('a permission ends after its last day, in every body, with its event, and once', async () => {
  const city = await startTestApp()
  const today = city.app.country.calendar.legalDateOf(new Date())
  for (const { id } of [city.a, city.b]) {
    await city.asOwner(
      `insert into service.permission (tenant_id, id, register, number, application_id, valid_from,
         valid_to, facts)
       select ${id}, gen_random_uuid(), 'tree-permission', n, gen_random_uuid(), '2026-01-01', d, '{}'
       from (values ('over', date '${today}' - 1), ('last-day', date '${today}')) v (n, d)`,
    )
  }
  const job = { ...upkeepJob(new Date()), tenant_id: null, subject_id: null, data: {}, attempts: 1 }
  const row = { ...job, run_at: new Date() }
  await upkeep(city.app)(row)
  await upkeep(city.app)(row)
  await city.settle()
  const rows = await city.asOwner<{ number: string; status: string; told: number }>(
    `select p.number, p.status, (select count(*)::int from kernel.event e
       where e.subject_id = p.id and e.type = 'permission.expired') as told
     from service.permission p order by number, tenant_id`,
  )
  assert.deepEqual(rows, [
    { number: 'last-day', status: 'valid', told: 0 },
    { number: 'last-day', status: 'valid', told: 0 },
    { number: 'over', status: 'expired', told: 1 },
    { number: 'over', status: 'expired', told: 1 },
  ])
})
