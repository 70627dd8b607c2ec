import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { buildService } from '../../testing/build-service.js'
import { defineService } from '../service-kit/define-service.js'
import type { Freedom } from '../service-kit/service.js'
import { compileOverlays } from './compile.js'
import { mergePatch, type Json } from './merge-patch.js'
import type { OverlayContent } from './overlay.js'

const level = { value: 4, unit: 'days', basis: 'working' } as const
const state = 'open'

const base = (freedom: Record<string, Freedom>) => {
  const { workflow } = buildService()
  const { open, ...others } = workflow.states
  assert.ok(open)
  const states = { open: { ...open, level }, ...others }
  return defineService(buildService({ freedom, workflow: { ...workflow, states } }))
}
const free = base({
  'workflow.states.*.level': 'restrict',
  form: 'extend',
  texts: 'free',
  reopenDays: 'free',
})
const reasonsOf = (...layers: object[]) => {
  const result = compileOverlays(free, layers as OverlayContent[])
  return result.ok ? [] : result.reasons.map(({ path, code }) => `${code} ${path}`)
}
const compiled = (...layers: object[]) => {
  const result = compileOverlays(free, layers as OverlayContent[])
  assert.ok(result.ok, JSON.stringify(result))
  return result.compiled
}
const extra = { kind: 'text', page: 'kite', order: 9, label: 'Owner', maxLength: 50, rows: 1 }

describe('merge patch', () => {
  // RFC 7396, appendix A.
  const examples: [Json, Json, unknown][] = [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ]
  for (const [target, patch, result] of examples) {
    test(`${JSON.stringify(target)} + ${JSON.stringify(patch)}`, () =>
      assert.deepEqual(mergePatch(target, patch), result))
  }

  test('a patch applied twice is the patch applied once', () => {
    const values = fc.jsonValue().map((value) => value as Json)
    fc.assert(
      fc.property(values, values, (target, patch) => {
        const once = mergePatch(target, patch)
        assert.deepEqual(mergePatch(once, patch), once)
      }),
    )
  })

  test('a prototype cannot be reached', () => {
    mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}') as Json)
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  })
})

describe('what an overlay may change', () => {
  const levelOf = (change: object) => ({ workflow: { states: { [state]: { level: change } } } })

  test('what no rule names is fixed', () => {
    assert.deepEqual(reasonsOf({ id: 'other' }), ['fixed id'])
    assert.deepEqual(reasonsOf({ department: 'roads' }), ['fixed department'])
    assert.deepEqual(reasonsOf({ fees: {} }), ['fixed fees'])
    assert.ok(reasonsOf({ workflow: { start: 'x' } }).includes('fixed workflow.start'))
  })

  test('a level may become shorter, not longer', () => {
    assert.deepEqual(reasonsOf(levelOf({ ...level, value: level.value / 2 })), [])
    assert.deepEqual(reasonsOf(levelOf({ ...level, value: level.value * 2 })), [
      `restrict workflow.states.${state}.level`,
    ])
    assert.deepEqual(reasonsOf(levelOf({ ...level, value: 0 })), [
      `restrict workflow.states.${state}.level`,
    ])
  })

  test('a form can be added to; what is there stays', () => {
    assert.equal(compiled({ form: { owner: extra } }).service.form['owner']?.label, 'Owner')
    assert.deepEqual(reasonsOf({ form: { colour: { label: 'Hue' } } }), ['extend form.colour'])
    assert.deepEqual(reasonsOf({ form: { colour: null } }).slice(0, 1), ['extend form.colour'])
  })

  test('what comes out is checked as every declaration is', () => {
    const reasons = reasonsOf({ form: { owner: { ...extra, page: 'nowhere' } } })
    assert.deepEqual(reasons, ['unsound form.owner.page'])
    assert.deepEqual(reasonsOf({ form: { owner: 7 } }).length, 1)
  })

  test('texts of this service only, and only where they are free', () => {
    const texts = { hi: { 'service.kite.title': 'पतंग' } }
    assert.equal(compiled({ texts }).texts['hi']?.['service.kite.title'], 'पतंग')
    assert.deepEqual(reasonsOf({ texts: { hi: { 'web.product': 'Mine' } } }), [
      'text texts.hi.web.product',
    ])
    const strict = compileOverlays(base({}), [{ texts }])
    assert.equal(strict.ok, false)
  })

  test('a city builds on its state, and is measured by it', () => {
    const half = { ...level, value: level.value / 2 }
    const both = compiled(levelOf(half), { form: { owner: extra } })
    assert.deepEqual(both.service.workflow.states[state]?.level, half)
    assert.deepEqual(reasonsOf(levelOf(half), levelOf(level)), [
      `restrict workflow.states.${state}.level`,
    ])
    assert.deepEqual(reasonsOf({ form: { owner: extra } }, { form: { owner: { label: 'X' } } }), [
      'extend form.owner',
    ])
  })

  test('equal content has one hash, in whatever order it was written', () => {
    const a = compiled({ reopenDays: 3, form: { owner: extra } })
    const b = compiled({ form: { owner: extra }, reopenDays: 3 })
    assert.equal(a.hash, b.hash)
    assert.notEqual(a.hash, compiled({ reopenDays: 4 }).hash)
  })

  test('nothing that is refused changes the base', () => {
    const before = JSON.stringify(free)
    fc.assert(
      fc.property(fc.object(), (patch) => {
        compileOverlays(free, [JSON.parse(JSON.stringify(patch)) as OverlayContent])
      }),
    )
    assert.equal(JSON.stringify(free), before)
  })
})
