import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bodyTypeNames } from './body-type-names.js'
import { findLanguage } from './find-language.js'
import { india } from './index.js'

describe('states (Local Government Directory; ISO 3166-2:IN)', () => {
  test('28 states and 8 union territories, each code once, without the retired 25 and 26', () => {
    const codes = india.states.map(({ code }) => code)
    assert.equal(india.states.filter(({ kind }) => kind === 'state').length, 28)
    assert.equal(india.states.filter(({ kind }) => kind === 'ut').length, 8)
    assert.equal(new Set(codes).size, 36)
    assert.equal(new Set(india.states.map(({ iso }) => iso)).size, 36)
    for (const { code, successorCode } of india.retiredStates) {
      assert.ok(!codes.includes(code))
      assert.equal(successorCode, 38)
    }
    assert.deepEqual(
      india.retiredStates.map(({ code }) => code),
      [25, 26],
    )
  })

  test('every official language is one of the pack, and the default is official', () => {
    for (const { officialLanguages, defaultLanguage, name } of india.states) {
      for (const tag of officialLanguages) assert.equal(findLanguage(tag)?.tag, tag, name)
      assert.ok(officialLanguages.includes(defaultLanguage), name)
    }
  })

  test('codes of 2023', () => {
    const iso = (code: number) => india.states.find((state) => state.code === code)?.iso
    assert.deepEqual([5, 21, 22, 36, 38].map(iso), ['IN-UK', 'IN-OD', 'IN-CG', 'IN-TS', 'IN-DH'])
  })
})

describe('languages (Constitution of India, Eighth Schedule)', () => {
  test('22 are scheduled; three of them run from right to left', () => {
    const scheduled = india.languages.filter(({ isScheduled }) => isScheduled)
    assert.equal(scheduled.length, 22)
    const rtl = scheduled.filter(({ direction }) => direction === 'rtl').map(({ tag }) => tag)
    assert.deepEqual(rtl, ['ks-Arab', 'sd-Arab', 'ur'])
  })

  test('phones lack Meitei Mayek and Ol Chiki', () => {
    const lacking = india.languages.filter(({ needsWebFont }) => needsWebFont)
    assert.deepEqual(
      lacking.map(({ tag }) => tag),
      ['mni-Mtei', 'sat-Olck'],
    )
  })

  test('every chain ends in English, and names known languages once', () => {
    for (const { tag } of india.languages) {
      const chain = india.languageChain(tag)
      assert.equal(chain[0], tag)
      assert.equal(chain.at(-1), 'en')
      assert.equal(new Set(chain).size, chain.length)
      for (const next of chain) assert.ok(findLanguage(next), next)
    }
    assert.deepEqual(india.languageChain('kok'), ['kok', 'mr', 'hi', 'en'])
    assert.deepEqual(india.languageChain('xx'), ['en'])
  })

  const tags = [
    ['en-IN', 'en'],
    ['HI', 'hi'],
    ['ks', 'ks-Arab'],
    ['sd-Arab-IN', 'sd-Arab'],
    ['sd-Deva', undefined],
    ['mni-Beng', undefined],
    ['', undefined],
  ] as const
  for (const [asked, found] of tags) {
    test(`${JSON.stringify(asked)} finds ${found ?? 'nothing'}`, () => {
      assert.equal(findLanguage(asked)?.tag, found)
    })
  }
})

describe('kinds of urban local body', () => {
  const rows = [
    [4, 27, 'mr', 'महानगरपालिका'],
    [5, 9, 'hi', 'नगर पालिका परिषद'],
    [5, 9, 'en', 'Nagar Palika Parishad'],
    [5, 6, 'hi', 'नगर पालिका'],
    [6, 6, 'hi', 'नगर परिषद'],
    [24, 29, 'kn', 'ನಗರಸಭೆ'],
    [5, 9, 'ta', 'Municipality'],
    [5, 13, 'en', 'Municipality'],
    [8, 32, 'ml', 'Cantonment Board'],
  ] as const
  for (const [type, state, language, label] of rows) {
    test(`type ${type} in state ${state} for a reader of ${language}: ${label}`, () => {
      assert.equal(india.bodyTypeLabel(type, state, language), label)
    })
  }

  test('only code 8 is a cantonment; an unknown code is an error', () => {
    const cantonments = india.bodyTypes.filter(({ isCantonment }) => isCantonment)
    assert.deepEqual(
      cantonments.map(({ code }) => code),
      [8],
    )
    assert.throws(() => india.bodyTypeLabel(9, 27, 'en'), RangeError)
  })

  test('local names belong to states, kinds and languages that exist', () => {
    const states = new Set(india.states.map(({ code }) => code))
    const types = new Set(india.bodyTypes.map(({ code }) => code))
    for (const [state, names] of Object.entries(bodyTypeNames)) {
      assert.ok(states.has(Number(state)))
      for (const [type, { language }] of Object.entries(names)) {
        assert.ok(types.has(Number(type)))
        assert.ok(findLanguage(language), language)
      }
    }
  })
})
