import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { india } from '../countries/in/index.js'
import { openDatabase, type Database } from '../kernel/db/database.js'
import { startEmbedded, type EmbeddedServer } from '../kernel/db/embedded/index.js'
import { migrate } from '../kernel/db/migrate.js'
import { prepareEmbedded } from '../kernel/db/prepare.js'
import { sql } from '../kernel/db/statement.js'
import { labelPoint } from '../kernel/geo/label-point.js'
import { matches } from '../platform/journey/tree-question.js'
import { listEntries, toEntry } from '../platform/masterdata/entry-store.js'
import { createPlaces } from '../platform/places/places.js'
import { loadTenants } from '../platform/tenancy/tenants.js'
import { ensureCountry, importLgd, importUpyog, importWards, type ImportReport } from './index.js'
import { readWards } from '../platform/places/boundary-file/read-wards.js'

const data = join('..', 'shared', 'data')
const migrated = ['kernel/db', 'tenancy', 'masterdata', 'places', 'identity', 'access']
const folder = mkdtempSync(join(tmpdir(), 'nagara-imports-'))

let server: EmbeddedServer
let database: Database

before(async () => {
  server = await startEmbedded({ dataFolder: join(folder, 'database'), log: () => undefined })
  const { owner, app } = await prepareEmbedded(server.connection)
  const sources = migrated.map((path) => {
    const at = path.includes('/') ? path : `platform/${path}`
    return { module: path, folder: new URL(`../${at}/migrations/`, import.meta.url) }
  })
  await migrate(owner, sources)
  database = openDatabase({ connection: app, onError: () => undefined })
})

after(async () => {
  await database.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const countsOf = ({ read, added, changed, unchanged, refused }: ImportReport) => ({
  read,
  added,
  changed,
  unchanged,
  refused,
})

const heading =
  'Local Body Code,Local Body Name,Localbody Type Code,State Code,Local Body Version\n'

const countRoles = sql<{ count: number; allowed: number }>(
  'imports.test.roles',
  `select count(*), count(*) filter (where permissions <> '{}') as allowed from access.role
   where tenant_id = kernel.current_tenant()`,
)

describe('a small directory', () => {
  const write = (rows: string) => {
    writeFileSync(join(folder, 'urban-local-body.csv'), heading + rows)
  }

  test('the nation and its states are made once', async () => {
    assert.equal(await ensureCountry(database, india), 37)
    assert.equal(await ensureCountry(database, india), 0)
  })

  test('a dry run tells what would happen and keeps nothing', async () => {
    write('900001,Testnagar,5,27,1\n')
    const report = await importLgd(database, india, folder, { dryRun: true })
    assert.deepEqual([report.added, report.dryRun], [1, true])
    assert.equal((await loadTenants(database)).byId(900001), undefined)
  })

  test('rows are added, changed and left alone; odd ones stop nothing', async () => {
    write('900001,Testnagar,5,27,1\n900002,,5,27,1\n900003,Testpur,5,27,1\n')
    const report = await importLgd(database, india, folder)
    const first = { read: 3, added: 2, changed: 0, unchanged: 0, refused: 1 }
    assert.deepEqual(countsOf(report), first)

    write('900000,Testnagar,4,27,1\n900001,Testnagar,5,27,2\n900003,Testpur,5,27,1\n')
    const second = { read: 3, added: 1, changed: 1, unchanged: 1, refused: 0 }
    assert.deepEqual(countsOf(await importLgd(database, india, folder)), second)
    const tenants = await loadTenants(database)
    assert.equal(tenants.bySlug('testnagar')?.id, 900001)
    assert.equal(tenants.bySlug('testnagar-mh')?.id, 900000)
    assert.equal(tenants.bySlug('testnagar')?.parentId, 27)
  })

  test('a body that the file lacks is reported and stays', async () => {
    write('900001,Testnagar,5,27,2\n')
    const { findings } = await importLgd(database, india, folder)
    assert.equal(findings.filter(({ code }) => code === 'not-in-file').length, 2)
    assert.ok((await loadTenants(database)).byId(900003))
  })
})

test('wards of an unknown city, or of a state, are refused', async () => {
  const ring = [73, 74, 74, 73].map((lng, corner) => [lng, corner < 2 ? 18 : 19])
  const geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
  const feature = { type: 'Feature', properties: { no: 1 }, geometry }
  const path = join(folder, 'one.geojson')
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
  const names = { path, number: 'no', name: 'no' }
  for (const tenant of ['nowhere', 'mh']) {
    const report = await importWards(database, india, { ...names, tenant })
    assert.deepEqual([report.added, report.refused], [0, 1])
    assert.equal(report.findings.at(-1)?.code, 'unknown-tenant')
  }
  const report = await importWards(database, india, { ...names, tenant: '900001' })
  assert.equal(report.added, 1)
})

describe('real data', { skip: !existsSync(data) }, () => {
  test('4,814 bodies in less than 3 seconds, and again with no change', async () => {
    const times: number[] = []
    for (const added of [4814, 0]) {
      const start = performance.now()
      const report = await importLgd(database, india, join(data, 'lgd'))
      times.push(performance.now() - start)
      const expected = { read: 4814, added, changed: 0, unchanged: 4814 - added, refused: 0 }
      assert.deepEqual(countsOf(report), expected)
    }
    assert.ok(Math.max(...times) < 3000, `${times.map(Math.round).join(' and ')} ms`)
    const tenants = await loadTenants(database)
    assert.equal(tenants.bySlug('pune')?.id, 251530)
    assert.equal(tenants.below(27).length, 406 + 3)
  })

  const cities = [
    ['pune-electoral-wards_2012.geojson', 'pune', 'wardnum', 'name', 76],
    ['Jaipur_Wards.geojson', '248736', 'WARD_NO', 'WARD_NO', 77],
    ['Chandigarh_Wards.geojson', 'chandigarh', 'Ward_name', 'Ward_name', 27],
    ['Kishangarh_Wards.geojson', 'kishangarh', 'Ward_No', 'Ward_No', 45],
  ] as const
  for (const [file, tenant, number, name, wards] of cities) {
    test(`${file}: a point finds its ward, and again with no change`, async () => {
      const path = join(data, 'wards', file)
      const source = { path, tenant, number, name }
      const trial = await importWards(database, india, source, { dryRun: true })
      assert.equal(trial.added, wards)
      assert.equal((await importWards(database, india, source)).added, wards)
      const again = await importWards(database, india, source)
      assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, wards])

      const tenants = await loadTenants(database)
      const city = tenants.bySlug(tenant) ?? tenants.byId(Number(tenant))
      const places = await createPlaces(database).of(city?.id ?? -1)
      assert.equal(places.areas.length, wards)
      for (const ward of readWards(readFileSync(path, 'utf8'), { number, name }, file).rows) {
        const [lng, lat] = labelPoint(ward.polygons) ?? [0, 0]
        assert.equal(places.locate(lng, lat)?.code, ward.number)
      }
    })
  }

  test('masters of UPYOG, kind by kind, and again with no change', async () => {
    const source = {
      folder: join(data, 'upyog-masters'),
      map: { pg: 'mh', 'pg.citya': 'satara' },
    }
    const first = await importUpyog(database, india, source)
    assert.deepEqual(
      first.map(({ kind, added, refused }) => [kind, added, refused]),
      [
        ['upyog departments', 38, 0],
        ['upyog designations', 30, 0],
        ['upyog roles', 183, 2],
        ['upyog complaint-types', 39, 0],
        ['upyog boundaries', 2398, 0],
      ],
    )
    const again = await importUpyog(database, india, source)
    assert.deepEqual(
      again.map(({ added, changed }) => added + changed),
      [0, 0, 0, 0, 0],
    )
    const types = await database.read({ tenant: 27 }, listEntries(['grievance-category']))
    const parents = new Set(types.map(({ parent_code }) => parent_code))
    assert.equal(types.filter(({ code }) => !parents.has(code)).length, 39)
    // A reader of Marathi or Hindi reads and searches all of it in their own language.
    assert.deepEqual(
      first
        .flatMap(({ findings }) => findings)
        .filter(({ code }) => /^no-name-in-(hi|mr)/.test(code)),
      [],
    )
    const found = types.map(toEntry).filter((type) => matches(type, 'दिवा'))
    assert.deepEqual(found.map(({ code }) => code).sort(), [
      'NoStreetlight',
      'StreetLightNotWorking',
    ])
    const [roles] = await database.read({ tenant: 27 }, countRoles())
    assert.deepEqual(roles, { count: 183, allowed: 0 })
  })

  test('a tenant that is not mapped leaves its rows out and says so', async () => {
    const [report] = await importUpyog(database, india, {
      folder: join(data, 'upyog-masters'),
      map: {},
      only: ['departments'],
    })
    assert.deepEqual([report?.added, report?.refused], [0, 38])
    assert.equal(report?.findings.at(-1)?.code, 'unmapped-tenant')
  })
})
