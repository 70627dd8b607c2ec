import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { buildCase } from '../../testing/build-case.js'
import { buildGrant, buildResident, buildStaff } from '../../testing/build-person.js'
import { buildService } from '../../testing/build-service.js'
import type { SignedIn } from '../access/grant.js'
import { missingNeeds } from './act.js'
import { maySee, possibleActions } from './actor.js'
import type { Case } from './case.js'

const service = buildService()
const now = new Date('2026-01-20T06:30:00Z')
const clerk = buildStaff([buildGrant('clerk')])
const closedAt = new Date('2026-01-15T06:30:00Z')
const granted: Partial<Case> = { state: 'granted', open: false, closedAt }

const can = (given: Partial<Case>, person: SignedIn | undefined, isApplicant = false) =>
  possibleActions(service, buildCase(given), { person, isApplicant }, { now, reopenDays: 7 }).map(
    ({ id }) => id,
  )

const table: readonly [string, Partial<Case>, SignedIn | undefined, boolean, string[]][] = [
  ['nobody', {}, undefined, false, []],
  ['a resident who did not file it', {}, buildResident(), false, []],
  ['the applicant', {}, buildResident(), true, ['withdraw']],
  ['an applicant who is not signed in', {}, undefined, true, ['withdraw']],
  ['the role, main action first and danger last', {}, clerk, false, ['grant', 'refuse']],
  ['another role', {}, buildStaff([buildGrant('gardener')]), false, []],
  [
    'the role in this ward',
    {},
    buildStaff([buildGrant('clerk', { wardId: 'ward-1' })]),
    false,
    ['grant', 'refuse'],
  ],
  [
    'the role in another ward',
    {},
    buildStaff([buildGrant('clerk', { wardId: 'ward-2' })]),
    false,
    [],
  ],
  [
    'the role in another department',
    {},
    buildStaff([buildGrant('clerk', { department: 'sea' })]),
    false,
    [],
  ],
  [
    'a ward’s role where the case has none',
    { wardId: null },
    buildStaff([buildGrant('clerk', { wardId: 'ward-1' })]),
    false,
    [],
  ],
  [
    'a role’s name held by a resident',
    {},
    buildResident({ grants: [buildGrant('clerk')] }),
    false,
    [],
  ],
  [
    'the assignee',
    { assigneeId: clerk.accountId },
    buildStaff([buildGrant('gardener')]),
    false,
    ['report'],
  ],
  ['an assignee who left the city', { assigneeId: clerk.accountId }, buildStaff([]), false, []],
  [
    'the role when the condition holds',
    { answers: { lengthM: 60 } },
    clerk,
    false,
    ['grant', 'storm', 'refuse'],
  ],
  ['the applicant at the end', granted, undefined, true, ['rate', 'reopen']],
  ['the applicant who has rated', { ...granted, rating: 4 }, undefined, true, ['reopen']],
  [
    'the applicant after the window',
    { ...granted, closedAt: new Date('2026-01-13T06:29:59Z') },
    undefined,
    true,
    ['rate'],
  ],
  [
    'the applicant at the window’s last moment',
    { ...granted, closedAt: new Date('2026-01-13T06:30:00Z') },
    undefined,
    true,
    ['rate', 'reopen'],
  ],
  ['the role at the end', granted, clerk, false, []],
  ['anyone in a state that is not declared', { state: 'gone' }, clerk, true, []],
]
describe('who may do what', () => {
  for (const [who, given, person, isApplicant, expected] of table) {
    test(`${who}: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(can(given, person, isApplicant), expected)
    })
  }
})

describe('who sees a case at the desk', () => {
  const sees = (person: SignedIn | undefined, given: Partial<Case> = {}) =>
    maySee(service, buildCase(given), person)
  const readsAll = { permissions: ['case.read-all'] }
  const people: readonly [string, boolean][] = [
    ['its roles', sees(clerk)],
    ['its assignee', sees(buildStaff([buildGrant('x')]), { assigneeId: clerk.accountId })],
    ['who reads all, in reach', sees(buildStaff([buildGrant('auditor', readsAll)]))],
  ]
  for (const [who, isSeen] of people) test(`${who} do`, () => assert.equal(isSeen, true))
  const others: readonly [string, boolean][] = [
    ['nobody', sees(undefined)],
    ['a resident, even as applicant', sees(buildResident())],
    ['other roles', sees(buildStaff([buildGrant('gardener')]))],
    ['roles out of reach', sees(buildStaff([buildGrant('clerk', { wardId: 'ward-2' })]))],
    ['who left the city', sees(buildStaff([]), { assigneeId: clerk.accountId })],
    ['who reads all elsewhere', sees(buildStaff([buildGrant('x', { ...readsAll, wardId: 'z' })]))],
  ]
  for (const [who, isSeen] of others) test(`${who}: no`, () => assert.equal(isSeen, false))
})

describe('what an act must bring', () => {
  const needs = ['reason', 'note', 'photo', 'assignee', 'department', 'rating'] as const
  const action = { by: [], title: 'T', needs, reasons: { late: 'Late' } }
  const whole = {
    reason: 'late',
    note: 'n',
    photos: 1,
    assigneeId: 'a',
    department: 'd',
    rating: 5,
  }
  test('every missing need is told at once', () => {
    assert.deepEqual(
      missingNeeds(action, {}).map((fault) => fault.path),
      [...needs],
    )
    assert.deepEqual(missingNeeds(action, whole), [])
  })
  for (const reason of ['early', 'constructor', '']) {
    test(`"${reason}" is no reason of the list`, () => {
      assert.deepEqual(
        missingNeeds(action, { ...whole, reason }).map((fault) => fault.path),
        ['reason'],
      )
    })
  }
  for (const rating of [0, 6, NaN]) {
    test(`${rating} is no rating`, () => {
      assert.deepEqual(
        missingNeeds(action, { ...whole, rating }).map((fault) => fault.path),
        ['rating'],
      )
    })
  }
})
