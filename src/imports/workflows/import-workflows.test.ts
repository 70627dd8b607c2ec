import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { defineService } from '../../platform/service-kit/define-service.js'
import { buildService } from '../../testing/build-service.js'
import { buildTenant } from '../../testing/build-tenant.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { importWorkflows, type ImportReport } from '../index.js'
import { reporterAt } from '../report/finding.js'
import { readJsonFiles } from '../upyog/master-file.js'
import {
  buildAction,
  buildBusinessService,
  buildState,
  withStates,
} from './build-business-service.testkit.js'
import { compileOverlay } from './compile-overlay.js'
import { readWorkflowFiles } from './workflow-files.js'

const folder = mkdtempSync(join(tmpdir(), 'nagara-workflows-'))
const permit = buildBusinessService({ businessService: 'PERMIT' })
const leave = buildBusinessService({ businessService: 'LEAVE' })
const open = buildState('REJECTED', {
  isTerminateState: true,
  actions: [buildAction('REOPEN', 'OPEN', ['CITIZEN'])],
})

/** The same workflow with everything that says nothing. */
const wordy = ({ states, ...service }: Record<string, unknown>) => ({
  states: (states as Record<string, unknown>[]).map((state) => ({
    ...state,
    docUploadRequired: null,
    businessServiceId: null,
    actions: ((state['actions'] ?? []) as object[]).map((action) => ({
      ...action,
      currentState: state['state'],
      active: true,
    })),
  })),
  ...service,
  tenantId: 'pb',
})

let base: TestDatabase
before(async () => {
  base = await createTestDatabase()
  await buildTenant(base.database, { id: 27, kind: 'state', slug: 'mh' })
  await buildTenant(base.database, { id: 1_000_009, slug: 'kitepur', parentId: 27 })
  await buildTenant(base.database, { id: 1_000_010, slug: 'otherpur', parentId: 27 })
  await base.asOwner(
    `insert into access.role (tenant_id, code, name) values (1000009, 'CLERK', '{"en": "Clerk"}')`,
  )
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('1-kite.json', JSON.stringify(buildBusinessService()))
  write(
    '2-open.json',
    `curl 'https://host/_create' \\\n--data-raw '${JSON.stringify({
      RequestInfo: {},
      BusinessServices: [{ ...withStates(open), businessService: 'OPEN.END' }],
    })}s'`,
  )
  write('3-permit.json', `"BusinessServices": ${JSON.stringify([permit])}`)
  write('4-permit.json', JSON.stringify([wordy(permit)]))
  write('5-leave.json', JSON.stringify({ BusinessServices: [leave] }))
  write('6-leave.json', JSON.stringify({ ...leave, businessServiceSla: 86_400_000 }))
  write('7-cut.json', `"BusinessServices": [\n{"businessService": "CUT",\n"states":`)
  write('8-other.json', '[{"hello": 1}]')
})
after(() => rmSync(folder, { recursive: true, force: true }))

const run = (given: object = {}, options = {}) =>
  importWorkflows(base.database, { folder, tenant: 'kitepur', ...given }, options)
const countsOf = ({ read, added, changed, unchanged, refused }: ImportReport) => ({
  read,
  added,
  changed,
  unchanged,
  refused,
})
const find = ({ findings }: ImportReport, code: string) =>
  findings.filter((finding) => finding.code === code)
const overlays = () =>
  base.asOwner<{
    tenant_id: number
    service: string
    version: number
    status: string
    title: string
    content: { workflow: { start: string } }
    reasons: { path: string; code: string; text: string }[]
    source: string
  }>('select * from service.overlay order by service, version')

test('a dry run tells the same and keeps nothing', async () => {
  const report = await run({}, { dryRun: true })
  const counts = { read: 8, added: 2, changed: 0, unchanged: 0, refused: 4 }
  assert.deepEqual(countsOf(report), counts)
  assert.equal(report.dryRun, true)
  assert.deepEqual(await overlays(), [])
})

test('sound ones land as drafts, others as refused, each with its reasons', async () => {
  const report = await run()
  const counts = { read: 8, added: 2, changed: 0, unchanged: 0, refused: 4 }
  assert.deepEqual(countsOf(report), counts)
  const rows = await overlays()
  assert.deepEqual(
    rows.map(({ tenant_id, service, version, status, source }) =>
      [tenant_id, service, version, status, source].join(' '),
    ),
    [
      '1000009 kite-permit 1 draft 1-kite.json',
      '1000009 open-end 1 refused 2-open.json',
      '1000009 permit 1 draft 3-permit.json',
    ],
  )
  assert.equal(rows[0]?.content.workflow.start, 'open')
  assert.deepEqual(rows[0]?.reasons, [])
  assert.deepEqual(rows[1]?.reasons, [
    {
      path: 'states.REJECTED.actions.REOPEN',
      code: 'open-end',
      text: 'From an end it leads to OPEN.',
    },
  ])

  const [cut] = find(report, 'not-json')
  assert.deepEqual(cut?.where, { file: '7-cut.json', at: 'line 3' })
  const [differs] = find(report, 'differs')
  assert.match(
    differs?.text ?? '',
    /5-leave\.json, 6-leave\.json differ, first at businessServiceSla/,
  )
  assert.match(differs?.text ?? '', /--choose "LEAVE=5-leave\.json"/)
  assert.equal(find(report, 'same-again').length, 1, 'what says nothing is no difference')
  assert.equal(find(report, 'trailing-text').length, 1)
  assert.equal(find(report, 'no-service').length, 1)
  assert.match(find(report, 'unknown-role')[0]?.text ?? '', /no role HEAD_CLERK:/)
})

test('again: nothing changes', async () => {
  const before = await overlays()
  const counts = { read: 8, added: 0, changed: 0, unchanged: 2, refused: 4 }
  assert.deepEqual(countsOf(await run()), counts)
  assert.deepEqual(await overlays(), before)
})

test('a choice lets one of two in; another choice is the next version', async () => {
  const first = await run({ choices: { LEAVE: '6-leave.json' } })
  const counts = { read: 8, added: 1, changed: 0, unchanged: 2, refused: 3 }
  assert.deepEqual(countsOf(first), counts)
  await run({ choices: { LEAVE: '5-leave.json' } })
  const leaves = (await overlays()).filter(({ service }) => service === 'leave')
  assert.deepEqual(
    leaves.map(({ version, source }) => `${version} ${source}`),
    ['1 6-leave.json', '2 5-leave.json'],
  )
})

test('a choice that cannot be is told', async () => {
  const wrong = await run({ choices: { LEAVE: 'nowhere.json', NONE: 'a.json' } }, { dryRun: true })
  assert.match(
    find(wrong, 'bad-choice')[0]?.text ?? '',
    /choose one of 5-leave\.json, 6-leave\.json/,
  )
  assert.equal(find(wrong, 'unused-choice').length, 1)
})

test('a changed source is a further draft', async () => {
  const changed = buildBusinessService({ businessServiceSla: 1_000 })
  writeFileSync(join(folder, '1-kite.json'), JSON.stringify(changed))
  assert.equal((await run()).added, 1)
  const kites = (await overlays()).filter(({ service }) => service === 'kite-permit')
  assert.deepEqual(
    kites.map(({ version }) => version),
    [1, 2],
  )
})

test('a state may have them as well, and each tenant has its own', async () => {
  assert.equal((await run({ tenant: '27' })).added, 2)
  const own = await overlays()
  assert.ok(own.some(({ tenant_id, service }) => tenant_id === 27 && service === 'permit'))
  const seen = await base.database.transaction({ tenant: 1_000_010 }, async ({ client }) => {
    return (await client.query('select * from service.overlay')).rowCount
  })
  assert.equal(seen, 0)
})

test('an unknown tenant gets nothing', async () => {
  const before = (await overlays()).length
  const report = await run({ tenant: 'nowhere' })
  assert.equal(report.refused, report.read)
  assert.equal(find(report, 'unknown-tenant').length, 1)
  assert.equal((await overlays()).length, before)
})

test('two at once land each of them once', async () => {
  const [one, two] = await Promise.all([run({ tenant: 'otherpur' }), run({ tenant: 'otherpur' })])
  assert.equal(one.added + two.added, 2)
  const own = (await overlays()).filter(({ tenant_id }) => tenant_id === 1_000_010)
  assert.equal(own.length, 3)
})

const real = join('..', 'shared', 'data', 'upyog-workflows')
test('a real installation', { skip: !existsSync(real) && 'its data is not here' }, async () => {
  const report = await importWorkflows(
    base.database,
    { folder: real, tenant: 'otherpur' },
    { dryRun: true },
  )
  assert.equal(report.read, 39)
  const [cut, ...others] = find(report, 'not-json')
  assert.equal(others.length, 0)
  assert.match(cut?.where.file ?? '', /PAY_LATER_SERVICE/)
  assert.equal(report.refused + report.added + report.unchanged, 30)

  // What is taken holds together by the program's own rules for declarations as well.
  const { found } = readWorkflowFiles(await readJsonFiles(real), [])
  const taken = found
    .map(({ raw }) => compileOverlay(raw, reporterAt([], '', null)))
    .filter(({ reasons }) => reasons.length === 0)
  assert.ok(taken.length > 20)
  for (const { service, content } of taken) {
    assert.doesNotThrow(() => defineService(buildService(content)), service)
  }
})
