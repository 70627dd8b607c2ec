import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildService } from '../../testing/build-service.js'
import { defineService } from './define-service.js'
import { choice, integer, place, text } from './field.js'
import type { ServiceDeclaration } from './service.js'
import { role, type State } from './workflow.js'

const sound = buildService()
const withForm = (form: ServiceDeclaration['form']) =>
  buildService({ form: { ...sound.form, ...form } })
const withStates = (states: Record<string, State>) =>
  buildService({ workflow: { ...sound.workflow, states: { ...sound.workflow.states, ...states } } })
const open = sound.workflow.states['open']
assert.ok(open)

test('a sound declaration comes back frozen', () => {
  assert.ok(Object.isFrozen(defineService(buildService())))
})

const pages = Object.fromEntries(
  Array.from({ length: 7 }, (_, order) => [`p${order}`, { order, title: 'P' }]),
)
const deemed = {
  after: { value: 30, unit: 'days', basis: 'elapsed' },
  to: 'granted',
  law: 'An act',
} as const
const authorities = [{ role: 'commissioner', decideWithinDays: 30 }]
const faulty: readonly [string, ServiceDeclaration, RegExp][] = [
  [
    'a law that decides for a state which is no end',
    withStates({ open: { ...open, deemed: { ...deemed, to: 'open' } } }),
    /open\.deemed\.to "open" is not an end/,
  ],
  [
    'an outcome by no law',
    withStates({ open: { ...open, deemed: { ...deemed, law: ' ' } } }),
    /open\.deemed names no law/,
  ],
  [
    'a law that decides at once',
    withStates({ open: { ...open, deemed: { ...deemed, after: { ...deemed.after, value: 0 } } } }),
    /open\.deemed\.after must be more/,
  ],
  [
    'a law that decides where the office does not',
    withStates({ wait: { ...open, waitsForApplicant: true, deemed } }),
    /wait\.deemed: the office does not decide/,
  ],
  [
    'an appeal to nobody',
    buildService({ appeal: { withinDays: 30, authorities: [] } }),
    /no authority/,
  ],
  [
    'an appeal without days',
    buildService({ appeal: { withinDays: 0, authorities } }),
    /withinDays/,
  ],
  [
    'an authority without days',
    buildService({ appeal: { withinDays: 9, authorities: [{ role: ' ', decideWithinDays: 0 }] } }),
    /authorities\.0 names no role[^]*authorities\.0 needs days/,
  ],
  ['an id that is no name', buildService({ id: 'Kite Permit' }), /id "Kite Permit" must be kebab/],
  ['seven pages', buildService({ pages: { ...sound.pages, ...pages } }), /at most six pages/],
  [
    'a page that asks nothing',
    buildService({ pages: { ...sound.pages, p: { order: 3, title: 'P' } } }),
    /pages\.p asks nothing/,
  ],
  [
    'no purpose',
    buildService({ data: { class: 'public', purpose: '', retentionYears: 1 } }),
    /purpose/,
  ],
  [
    'no retention',
    buildService({ data: { class: 'public', purpose: 'x', retentionYears: 0 } }),
    /retention/,
  ],
  [
    'a field on no page',
    withForm({ x: text({ page: 'nowhere', order: 1, label: 'X' }) }),
    /form\.x\.page "nowhere"/,
  ],
  [
    'a page called like a part of every object',
    withForm({ x: text({ page: 'constructor', order: 1, label: 'X' }) }),
    /form\.x\.page "constructor"/,
  ],
  [
    'a field’s name',
    withForm({ 'x-y': text({ page: 'kite', order: 1, label: 'X' }) }),
    /form\.x-y must be camelCase/,
  ],
  [
    'one choice',
    withForm({ x: choice({ page: 'kite', order: 1, label: 'X', of: { a: 'A' } }) }),
    /form\.x needs at least two/,
  ],
  [
    'an empty range',
    withForm({ x: integer({ page: 'kite', order: 1, label: 'X', min: 2, max: 1 }) }),
    /form\.x: min > max/,
  ],
  [
    'two places',
    withForm({ x: place({ page: 'kite', order: 1, label: 'X' }) }),
    /at most one place/,
  ],
  [
    'a condition of a field',
    withForm({ x: text({ page: 'kite', order: 1, label: 'X', when: 'answers.' }) }),
    /form\.x\.when is not a condition/,
  ],
  [
    'a condition of a page',
    buildService({ pages: { ...sound.pages, kite: { order: 1, title: 'K', when: '((' } } }),
    /pages\.kite\.when/,
  ],
  [
    'a start that is no state',
    buildService({ workflow: { ...sound.workflow, start: 'nowhere' } }),
    /workflow\.start "nowhere"/,
  ],
  [
    'a state out of reach',
    withStates({ island: { ...open } }),
    /states\.island can never be reached/,
  ],
  [
    'a holder that is no role',
    withStates({ open: { ...open, holder: 'mayor' } }),
    /holder "mayor" is not a role/,
  ],
  [
    'nobody’s work',
    withStates({ open: { title: 'O', plain: 'O', on: open.on } }),
    /open is nobody's work/,
  ],
  [
    'a dead end',
    withStates({
      open: { ...open, on: { go: { to: 'stuck', by: ['applicant'], title: 'Go' } } },
      stuck: { title: 'S', plain: 'S', holder: 'clerk', on: {} },
    }),
    /stuck is no end and has no action/,
  ],
  [
    'an action to nowhere',
    withStates({
      open: { ...open, on: { ...open.on, go: { to: 'nowhere', by: ['applicant'], title: 'Go' } } },
    }),
    /on\.go leads to "nowhere"/,
  ],
  [
    'an action without an actor',
    withStates({ open: { ...open, on: { ...open.on, go: { by: [], title: 'Go' } } } }),
    /on\.go has no actor/,
  ],
  [
    'an actor that is no role',
    withStates({ open: { ...open, on: { ...open.on, go: { by: [role('mayor')], title: 'Go' } } } }),
    /on\.go names an unknown role/,
  ],
  [
    'a condition of an action',
    withStates({
      open: { ...open, on: { ...open.on, go: { by: ['applicant'], title: 'Go', when: '==' } } },
    }),
    /on\.go\.when/,
  ],
  [
    'no end',
    buildService({
      workflow: {
        start: 'open',
        states: { open: { ...open, on: { wait: { by: ['applicant'], title: 'W' } } } },
      },
    }),
    /workflow has no end/,
  ],
]
for (const [what, declaration, expected] of faulty) {
  test(`refused: ${what}`, () => {
    assert.throws(() => defineService(declaration), expected)
  })
}

test('all faults are told at once', () => {
  const declaration = buildService({
    id: 'X',
    data: { class: 'public', purpose: '', retentionYears: 1 },
    workflow: { ...sound.workflow, start: 'nowhere' },
  })
  assert.throws(
    () => defineService(declaration),
    (error) =>
      error instanceof Error &&
      ['id "X"', 'purpose', 'workflow.start', 'states.open can never'].every((part) =>
        error.message.includes(part),
      ),
  )
})
