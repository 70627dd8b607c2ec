import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseRule, ruleOf } from './assignment-rule.js'

const entry = (code: string, data: Record<string, unknown>) => ({
  code,
  parentCode: null,
  name: { en: code },
  data: { service: 'grievance', role: 'field-worker', ...data },
  position: 0,
  active: true,
})
const rules = [
  entry('any', {}),
  entry('water', { department: 'water' }),
  entry('water-3', { department: 'water', ward: 'ward-3' }),
  entry('lights', { category: 'lights' }),
  entry('other-service', { service: 'tree-permission', department: 'water' }),
].flatMap((each) => ruleOf(each) ?? [])

const choose = (department: string, wardId: string | null, categories: string[] = []) =>
  chooseRule(rules, { service: 'grievance', department, wardId }, categories)?.code

test('the rule that asks most decides', () => {
  assert.equal(choose('roads', null), 'any')
  assert.equal(choose('water', 'ward-1'), 'water')
  assert.equal(choose('water', 'ward-3'), 'water-3')
})

test('a rule for a category counts for everything below it', () => {
  assert.equal(choose('roads', null, ['light-out', 'lights']), 'lights')
  assert.equal(choose('water', null, ['light-out', 'lights']), 'water')
})

test('no rule, no choice; a rule without role or service is none', () => {
  assert.equal(
    chooseRule([], { service: 'grievance', department: 'x', wardId: null }, []),
    undefined,
  )
  assert.equal(ruleOf(entry('bad', { role: '' })), undefined)
})
