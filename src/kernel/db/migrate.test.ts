import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, test, after } from 'node:test'
import { pathToFileURL } from 'node:url'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { AppError } from '../errors/app-error.js'
import { migrate, type MigrationSource } from './migrate.js'

const root = mkdtempSync(join(tmpdir(), 'nagara-migrate-'))
after(() => rmSync(root, { recursive: true, force: true }))

let test_: TestDatabase
let path: string
let source: MigrationSource
beforeEach(async () => {
  test_ = await createTestDatabase('template1')
  path = mkdtempSync(join(root, 'module-'))
  source = { module: 'demo', folder: pathToFileURL(`${path}/`) }
  write('0001-first.sql', 'create table public.first (id int);')
  write('0002-second.sql', 'create table public.second (id int); insert into first values (1);')
})
const write = (name: string, text: string) => writeFileSync(join(path, name), text)
const tables = async () =>
  (
    await test_.asOwner<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and relkind = 'r' and relname <> 'nagara_migration' order by 1`,
    )
  ).map((row) => row.name)

test('files are applied once, in order, and a second run does nothing', async () => {
  const applied: string[] = []
  const run = () => migrate(test_.connections.owner, [source], (name) => applied.push(name))
  assert.equal(await run(), 2)
  assert.deepEqual(applied, ['demo/0001-first.sql', 'demo/0002-second.sql'])
  assert.equal(await run(), 0)
  assert.deepEqual(await tables(), ['first', 'second'])
  write('0003-third.sql', 'create table public.third (id int)')
  assert.equal(await run(), 1)
})

test('a file that was applied and then edited stops everything', async () => {
  await migrate(test_.connections.owner, [source])
  write('0001-first.sql', 'create table public.first (id bigint);')
  write('0003-third.sql', 'create table public.third (id int);')
  await assert.rejects(migrate(test_.connections.owner, [source]), (error) => {
    assert.ok(error instanceof AppError)
    assert.equal(error.code, 'migration-edited')
    assert.equal(error.params['name'], 'demo/0001-first.sql')
    return true
  })
  assert.deepEqual(await tables(), ['first', 'second'])
})

test('a file that fails changes nothing and is named; mended, it goes on from there', async () => {
  write('0003-third.sql', 'create table public.third (id int); select 1 / 0;')
  await assert.rejects(migrate(test_.connections.owner, [source]), /demo\/0003-third\.sql/)
  assert.deepEqual(await tables(), ['first', 'second'])
  write('0003-third.sql', 'create table public.third (id int);')
  assert.equal(await migrate(test_.connections.owner, [source]), 1)
})

test('two servers that start at once apply each file once', async () => {
  const run = () => migrate(test_.connections.owner, [source])
  const counts = await Promise.all([run(), run(), run()])
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    2,
  )
  assert.deepEqual(await test_.asOwner('select id from public.first'), [{ id: 1 }])
})
