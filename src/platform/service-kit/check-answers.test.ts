import assert from 'node:assert/strict'
import { test } from 'node:test'
import { india } from '../../countries/in/index.js'
import { buildService } from '../../testing/build-service.js'
import { checkAnswers, shownPages, type AnswerFacts } from './check-answers.js'

const facts: AnswerFacts = {
  country: india,
  today: '2026-02-27',
  isCategory: (code) => code === 'fighter',
  isWard: (id) => id === 'w1' || id === 'w2',
  wardAt: (lng) => (lng > 73 && lng < 74 ? 'w2' : undefined),
  fileCount: () => 0,
}
const right = { colour: 'red', lengthM: '10', where: { wardId: 'w1', landmark: 'By the well' } }
const check = (raw: Record<string, unknown>, given: Partial<AnswerFacts> = {}) => {
  const { answers, faults } = checkAnswers(buildService(), raw, { ...facts, ...given })
  return { answers, faults: faults.map(({ path, code }) => `${path} ${code}`) }
}

test('what is right is read', () => {
  assert.deepEqual(check(right), {
    answers: {
      colour: 'red',
      lengthM: 10,
      where: { wardId: 'w1', landmark: 'By the well', lng: null, lat: null },
    },
    faults: [],
  })
})

/** One field given another way: the answer it becomes. */
const readAs: readonly [string, unknown, unknown][] = [
  ['lengthM', 12, 12],
  ['lengthM', ' 4 2 ', 42],
  ['lengthM', '४२', 42],
  ['kind', 'fighter', 'fighter'],
  ['kind', '', undefined],
  ['day', '2026-02-27', '2026-02-27'],
  ['day', '1/3/2026', '2026-03-01'],
  ['day', '०१-०३-२०२६', '2026-03-01'],
  [
    'where',
    { lng: '73.5', lat: '18.5', landmark: '' },
    { wardId: 'w2', landmark: '', lng: 73.5, lat: 18.5 },
  ],
  [
    'where',
    { wardId: 'w1', lng: 73.5, lat: 18.5, landmark: '' },
    { wardId: 'w2', landmark: '', lng: 73.5, lat: 18.5 },
  ],
  [
    'where',
    { wardId: 'w1', landmark: ' a\u0000\u202eb\ud800 ' },
    { wardId: 'w1', landmark: 'ab', lng: null, lat: null },
  ],
]
for (const [field, raw, answer] of readAs) {
  test(`${field} ${JSON.stringify(raw)} is read as ${JSON.stringify(answer)}`, () => {
    const checked = check({ ...right, [field]: raw })
    assert.deepEqual(checked.faults, [])
    assert.deepEqual(checked.answers[field], answer)
  })
}

const refused: readonly [string, unknown, string][] = [
  ['colour', '', 'colour fault.required-choice'],
  ['colour', 'green', 'colour fault.choice'],
  ['colour', 'constructor', 'colour fault.choice'],
  ['colour', '__proto__', 'colour fault.choice'],
  ['colour', ['red'], 'colour fault.type'],
  ['colour', { a: 1 }, 'colour fault.type'],
  ['kind', 'unknown', 'kind fault.choice'],
  ['lengthM', undefined, 'lengthM fault.required-integer'],
  ['lengthM', '0', 'lengthM fault.range'],
  ['lengthM', '101', 'lengthM fault.range'],
  ['lengthM', '1.5', 'lengthM fault.whole-number'],
  ['lengthM', '1e2', 'lengthM fault.whole-number'],
  ['lengthM', '9'.repeat(13), 'lengthM fault.whole-number'],
  ['lengthM', '\u0000', 'lengthM fault.required-integer'],
  ['day', '2026-02-30', 'day fault.date'],
  ['day', '27 February', 'day fault.date'],
  ['day', '2026-02-26', 'day fault.date-range'],
  ['day', '2026-03-30', 'day fault.date-range'],
  ['where', undefined, 'where.wardId fault.ward-required,where.landmark fault.landmark-required'],
  ['where', { wardId: 'w9', landmark: 'x' }, 'where.wardId fault.ward'],
  ['where', { wardId: 'w1', landmark: '' }, 'where.landmark fault.landmark-required'],
  ['where', { wardId: 'w1', landmark: 'x'.repeat(201) }, 'where.landmark fault.too-long'],
  ['where', { lng: '73.5', landmark: '' }, 'where.lng fault.point'],
  ['where', { wardId: 'w1', lng: 73.5, lat: 91, landmark: '' }, 'where.lng fault.point'],
  ['where', { wardId: 'w1', lng: 'east', lat: '18', landmark: '' }, 'where.lng fault.point'],
  ['where', { lng: 10, lat: 18, landmark: '' }, 'where.wardId fault.outside'],
  ['extra', 'x', 'extra fault.unknown'],
  ['toString', 'x', 'toString fault.unknown'],
]
for (const [field, raw, expected] of refused) {
  test(`${field} ${JSON.stringify(raw)?.slice(0, 60)} is refused: ${expected}`, () => {
    assert.equal(check({ ...right, [field]: raw }).faults.join(), expected)
  })
}

test('every fault is told at once, in the order of the pages', () => {
  assert.deepEqual(check({ colour: 'green', lengthM: 'x', more: 1 }).faults, [
    'colour fault.choice',
    'lengthM fault.whole-number',
    'where.wardId fault.ward-required',
    'where.landmark fault.landmark-required',
    'more fault.unknown',
  ])
})

test('a field is asked when its condition holds, and dropped when it does not', () => {
  assert.deepEqual(check({ ...right, why: 'because' }).answers['why'], undefined)
  assert.deepEqual(check({ ...right, lengthM: '60' }).faults, ['why fault.required-text'])
  const long = check({ ...right, lengthM: '60', why: '  wind\r\nand\u0007 sun ' })
  assert.equal(long.answers['why'], 'wind\nand sun')
  assert.deepEqual(check({ ...right, lengthM: '60', why: '\u0000' }).faults, [
    'why fault.required-text',
  ])
})

test('texts count characters, not code units, and may not hold a national number', () => {
  const tall = { ...right, lengthM: '60' }
  assert.deepEqual(check({ ...tall, why: '🪁'.repeat(20) }).faults, [])
  assert.deepEqual(check({ ...tall, why: '🪁'.repeat(21) }).faults, ['why fault.too-long'])
  // A number of UIDAI's test range with a right Verhoeff digit.
  assert.deepEqual(check({ ...tall, why: '9999 9999 0019' }).faults, ['why fault.national-id'])
})

test('a document is counted, not read', () => {
  const service = buildService()
  const photo = service.form['photo']
  assert.ok(photo)
  const form = { ...service.form, photo: { ...photo, required: true } }
  const needed = (count: number) =>
    checkAnswers(buildService({ form }), right, { ...facts, fileCount: () => count }).faults
  assert.deepEqual(needed(0), [{ path: 'photo', code: 'fault.file-required' }])
  assert.deepEqual(needed(1), [])
})

test('one page is checked by itself, and pages without a question are not shown', () => {
  const { faults } = checkAnswers(buildService(), { colour: 'red' }, facts, 'kite')
  assert.deepEqual(
    faults.map((fault) => fault.path),
    ['lengthM'],
  )
  const pages = {
    kite: { order: 2, title: 'K' },
    where: { order: 1, title: 'W', when: 'answers.colour == "red"' },
  }
  const service = buildService({ pages })
  assert.deepEqual(shownPages(service, { colour: 'red' }), ['where', 'kite'])
  assert.deepEqual(shownPages(service, { colour: 'blue' }), ['kite'])
})
