import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../../../platform/service-kit/field.js'
import { textsOf } from '../../../platform/service-kit/texts.js'
import type { Translate } from '../../../kernel/i18n/messages.js'
import { buildService } from '../../../testing/build-service.js'
import { attributesOf, descriptionField } from './attributes.js'

const service = buildService()
const texts = textsOf(service)
const t = ((key: string) => texts.get(key) ?? key) as Translate

test('the questions of a form are attributes; place, category and files have their own arguments', () => {
  const made = attributesOf(t, service, {})
  const shown = made.map((each) => {
    const { code, datatype, required, order, variable } = each as Record<string, unknown>
    return [code, datatype, required, order, variable]
  })
  assert.deepEqual(shown, [
    ['colour', 'singlevaluelist', true, 1, true],
    ['lengthM', 'number', true, 2, true],
    // Asked only for a long line: GeoReport cannot say so.
    ['why', 'string', false, 3, true],
    ['day', 'datetime', false, 4, true],
  ])
  const [colour, length] = made as Record<string, unknown>[]
  assert.deepEqual(colour?.['values'], [
    { key: 'red', name: 'Red' },
    { key: 'blue', name: 'Blue' },
  ])
  assert.equal(length?.['datatype_description'], '1–100')
  assert.equal(length?.['description'], 'Line')
})

test('a danger is told first, and asks nothing', () => {
  const [warning, first] = attributesOf(t, service, { emergency: { number: '112', name: 'Help' } })
  assert.ok(typeof warning === 'object' && warning !== null && 'variable' in warning)
  assert.equal(warning['variable'], false)
  assert.ok(typeof first === 'object' && first !== null && 'order' in first && first['order'] === 2)
})

test('the description is the field that means one', () => {
  const data = { concept: 'schema:description' }
  const story = text({ page: 'kite', order: 9, label: 'Story', rows: 3, data })
  const told = buildService({ form: { ...service.form, story } })
  assert.equal(descriptionField(told), 'story')
  assert.equal(descriptionField(service), undefined)
  assert.equal(attributesOf(t, told, {}).length, 4)
})
