import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assignSlugs, type SlugSubject } from './assign-slugs.js'
import { reservedSlugs, slugOf } from './slug.js'

const body = (id: number, name: string, rest: Partial<SlugSubject> = {}): SlugSubject => ({
  id,
  name,
  stateIso: 'mh',
  isCantonment: false,
  rank: 0,
  ...rest,
})

const none = new Map<number, string>()
const slugsFor = (bodies: SlugSubject[], known = none, taken: string[] = []) => [
  ...assignSlugs(bodies, known, new Set(taken)).entries(),
]

describe('addresses of bodies', () => {
  test('are the name, then with the state, then with the code', () => {
    const bodies = [
      body(5, 'Aurangabad', { stateIso: 'br', rank: 3 }),
      body(9, 'Aurangabad'),
      body(7, 'Aurangabad', { stateIso: 'br', rank: 4 }),
    ]
    assert.deepEqual(slugsFor(bodies), [
      [9, 'aurangabad'],
      [5, 'aurangabad-br'],
      [7, 'aurangabad-7'],
    ])
  })

  test('do not depend on the order of the file', () => {
    const bodies = [body(1, 'Kota'), body(2, 'Kota', { stateIso: 'rj' }), body(3, 'Kota')]
    assert.deepEqual(slugsFor([...bodies].reverse()), slugsFor(bodies))
  })

  test('stay when a larger body of the same name comes later', () => {
    const known = new Map(slugsFor([body(8, 'Kota', { rank: 4 })]))
    const later = slugsFor(
      [body(1, 'Kota', { stateIso: 'rj' }), body(8, 'Kota', { rank: 4 })],
      known,
    )
    assert.deepEqual(later, [
      [1, 'kota-rj'],
      [8, 'kota'],
    ])
  })

  test('say that a cantonment is one', () => {
    const bodies = [
      body(1, 'Pune', { isCantonment: true }),
      body(2, 'Delhi Cantonment Board', { isCantonment: true }),
    ]
    assert.deepEqual(slugsFor(bodies), [
      [1, 'pune-cantonment'],
      [2, 'delhi-cantonment-board'],
    ])
  })

  test('are never a reserved word, a former address, digits alone or empty', () => {
    const taken = [...reservedSlugs(['hi', 'mr']), 'oldtown']
    const bodies = [
      body(1, 'Desk'),
      body(2, 'Oldtown'),
      body(3, '24'),
      body(4, 'पुणे'),
      body(5, 'Hi'),
    ]
    assert.deepEqual(
      slugsFor(bodies, none, taken).map(([, slug]) => slug),
      ['desk-mh', 'oldtown-mh', 'body-3', 'body-4', 'hi-mh'],
    )
  })

  const names = [
    ['S.A.S.Nagar - Mohali', 's-a-s-nagar-mohali'],
    ['shahpura..(Bhilwara)', 'shahpura-bhilwara'],
    ['Ālandī', 'alandi'],
    ["N'gar", 'ngar'],
  ] as const
  for (const [name, slug] of names) {
    test(`${name} is ${slug}`, () => assert.equal(slugOf(name), slug))
  }
})
