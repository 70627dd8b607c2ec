import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestApp } from '../../testing/start-app.js'
import { refreshRoles } from './refresh-roles.js'

test('built-in roles follow the program in every body; a body’s own roles stay as they are', async () => {
  const city = await startTestApp()
  await city.asOwner(`update access.role set permissions = '{}' where code = 'city-admin'`)
  await city.asOwner(`delete from access.assignment where role = 'counter-clerk'`)
  await city.asOwner(`delete from access.role where code = 'counter-clerk'`)
  await city.asOwner(
    `insert into access.role (tenant_id, code, name, permissions, built_in)
     values (${city.a.id}, 'own', '{"en": "Own"}', '{desk.use}', false)`,
  )
  await refreshRoles(city.app)
  const rows = await city.asOwner<{ tenant_id: number; code: string; may: boolean }>(
    `select tenant_id, code, 'lists.change' = any (permissions) as may from access.role
     where code in ('city-admin', 'counter-clerk', 'own') order by 1, 2`,
  )
  assert.deepEqual(
    rows.map(({ code, may }) => [code, may]),
    [
      ['city-admin', true],
      ['counter-clerk', false],
      ['own', false],
      ['city-admin', true],
      ['counter-clerk', false],
    ],
  )
})
