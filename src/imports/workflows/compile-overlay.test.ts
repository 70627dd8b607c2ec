import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { defineService } from '../../platform/service-kit/define-service.js'
import { buildService } from '../../testing/build-service.js'
import { reporterAt, type Finding } from '../report/finding.js'
import {
  buildAction,
  buildBusinessService,
  buildState,
  withStates,
} from './build-business-service.testkit.js'
import { compileOverlay } from './compile-overlay.js'

const compile = (raw: unknown) => {
  const findings: Finding[] = []
  const made = compileOverlay(raw, reporterAt(findings, 'a.json', 'KITE.PERMIT'))
  return { ...made, codes: findings.map(({ code }) => code) }
}
const reasons = (raw: unknown) => compile(raw).reasons.map(({ path, code }) => `${path} ${code}`)

/** The program's own check of a declaration: what is a draft must hold together there as well. */
const holds = (raw: unknown) => {
  const { content, reasons: found } = compile(raw)
  assert.deepEqual(found, [])
  const declared = buildService({ roles: content.roles, workflow: content.workflow })
  assert.doesNotThrow(() => defineService({ ...declared, form: declared.form }))
  return content.workflow
}

test('states, actions, actors, ends and times become ours', () => {
  const { service, title, content } = compile(buildBusinessService())
  assert.equal(service, 'kite-permit')
  assert.equal(title, 'Workflow KITE.PERMIT')
  assert.deepEqual(content.roles, { CLERK: 'Clerk', HEAD_CLERK: 'Head clerk' })
  assert.deepEqual(content.workflow, {
    start: 'open',
    states: {
      open: {
        title: 'Open',
        plain: 'Open',
        holder: 'CLERK',
        level: { value: 2, unit: 'days', basis: 'elapsed' },
        on: {
          'send-back': { by: [{ role: 'CLERK' }], title: 'Send back', plain: 'Send back' },
          approve: { to: 'approved', by: [{ role: 'CLERK' }], title: 'Approve', plain: 'Approve' },
          reject: {
            to: 'rejected',
            by: [{ role: 'CLERK' }, { role: 'HEAD_CLERK' }],
            title: 'Reject',
            plain: 'Reject',
          },
        },
      },
      approved: { title: 'Approved', plain: 'Approved', outcome: 'granted', on: {} },
      rejected: { title: 'Rejected', plain: 'Rejected', outcome: 'refused', on: {} },
    },
  })
  holds(buildBusinessService())
})

test('where the citizen can do all that is to be done, the clock rests', () => {
  const both = buildState('OPEN', {
    sla: 43_200_000,
    actions: [
      buildAction('PAY', 'APPROVED', ['CITIZEN', 'CLERK']),
      buildAction('DROP', 'REJECTED', ['CITIZEN']),
    ],
  })
  const { open } = holds(withStates(both)).states
  assert.equal(open?.waitsForApplicant, true)
  assert.equal(open?.holder, 'CLERK')
  assert.equal(open?.level, undefined)
  assert.deepEqual(open?.on['pay']?.by, ['applicant', { role: 'CLERK' }])
})

test('a way in that leads to several states stays a state', () => {
  const door = buildState(null, {
    isStartState: true,
    actions: [
      buildAction('APPLY', 'OPEN', ['CITIZEN']),
      buildAction('GRANT', 'APPROVED', ['CLERK']),
    ],
  })
  const workflow = holds(withStates(door))
  assert.equal(workflow.start, 'start')
  assert.deepEqual(Object.keys(workflow.states['start']?.on ?? {}), ['apply', 'grant'])
  assert.ok(compile(withStates(door)).codes.includes('several-ways-in'))
})

test('the first state marked as well as the way in says the same twice', () => {
  const [, open] = buildBusinessService()['states'] as Record<string, unknown>[]
  assert.equal(holds(withStates({ ...open, isStartState: true })).start, 'open')
})

test('the same action for another role is one action; one that is switched off is none', () => {
  const open = buildState('OPEN', {
    actions: [
      buildAction('APPROVE', 'APPROVED', ['CLERK']),
      buildAction('APPROVE', 'APPROVED', ['HEAD', 'CLERK']),
      buildAction('REJECT', 'REJECTED', ['CLERK']),
      { ...buildAction('LOSE', 'NOWHERE', ['CLERK']), active: false },
    ],
  })
  const on = holds(withStates(open)).states['open']?.on
  assert.deepEqual(on?.['approve']?.by, [{ role: 'CLERK' }, { role: 'HEAD' }])
  assert.deepEqual(Object.keys(on ?? {}), ['approve', 'reject'])
})

describe('each is refused, with its place', () => {
  const act = (...args: Parameters<typeof buildAction>) => ({ actions: [buildAction(...args)] })
  const cases: [string, unknown, string[]][] = [
    [
      'no start',
      withStates(buildState(null, act('APPLY', 'OPEN', ['CITIZEN']))),
      ['states no-start'],
    ],
    [
      'a second start',
      withStates(buildState('APPROVED', { isTerminateState: true, isStartState: true })),
      ['states several-starts'],
    ],
    [
      'a way in to nowhere',
      withStates(buildState(null, { isStartState: true })),
      [
        'states no-start',
        'states.start dead-end',
        'states.OPEN unreachable',
        'states.APPROVED unreachable',
        'states.REJECTED unreachable',
      ],
    ],
    [
      'a state that nothing leads to',
      withStates(buildState('LOST', act('FIND', 'OPEN', ['CLERK']))),
      ['states.LOST unreachable'],
    ],
    [
      'a next state that is none',
      withStates(buildState('OPEN', act('APPROVE', 'DONE', ['CLERK']))),
      [
        'states.OPEN.actions.APPROVE unknown-next',
        'states.APPROVED unreachable',
        'states.REJECTED unreachable',
      ],
    ],
    [
      'an end that is open',
      withStates(
        buildState('REJECTED', { isTerminateState: true, ...act('REOPEN', 'OPEN', ['CITIZEN']) }),
      ),
      ['states.REJECTED.actions.REOPEN open-end'],
    ],
    ['a dead end', withStates(buildState('APPROVED')), ['states.APPROVED dead-end']],
    [
      'an action of nobody',
      withStates(buildState('REJECTED', act('REOPEN', 'OPEN', []))),
      ['states.REJECTED.actions.REOPEN no-actor'],
    ],
    [
      'one action with two ways',
      withStates(
        buildState('OPEN', {
          actions: [
            buildAction('DECIDE', 'APPROVED', ['CLERK']),
            buildAction('DECIDE', 'REJECTED', ['HEAD']),
          ],
        }),
      ),
      ['states.OPEN.actions.DECIDE ambiguous-action'],
    ],
    [
      'two names that become one',
      withStates(
        buildState('OPEN', act('GO', 'Re-Open', ['CLERK'])),
        buildState('Re-Open', act('GO', 'RE_OPEN', ['CLERK'])),
        buildState('RE_OPEN', {
          actions: [
            buildAction('APPROVE', 'APPROVED', ['CLERK']),
            buildAction('REJECT', 'REJECTED', ['CLERK']),
          ],
        }),
      ),
      ['states.RE_OPEN same-name'],
    ],
    [
      'no end',
      withStates(
        buildState('APPROVED', act('AGAIN', 'OPEN', ['CLERK'])),
        buildState('REJECTED', act('AGAIN', 'OPEN', ['CLERK'])),
      ),
      ['states no-end'],
    ],
    [
      'another shape',
      { ...buildBusinessService(), businessServiceSla: 'soon', states: 'none' },
      ['states wrong-shape', 'businessServiceSla wrong-shape', 'states no-start', 'states no-end'],
    ],
    [
      'a name that gives none',
      buildBusinessService({ businessService: '१२' }),
      ['businessService bad-name'],
    ],
  ]
  for (const [name, raw, expected] of cases) {
    test(name, () => {
      assert.deepEqual(reasons(raw), expected)
      assert.deepEqual(
        compile(raw).codes.filter((code) => expected.some((each) => each.endsWith(` ${code}`))),
        expected.map((each) => each.split(' ')[1]),
        'each reason is a finding',
      )
    })
  }
})

test('a comment on an end leads nowhere and is no fault', () => {
  const end = buildState('REJECTED', {
    isTerminateState: true,
    actions: [buildAction('COMMENT', 'REJECTED', ['CITIZEN'])],
  })
  assert.equal(holds(withStates(end)).states['rejected']?.on['comment']?.to, undefined)
})
