import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTemplate, templateFaults } from './notice-template.js'

test('a template that can be filled has no fault', () => {
  const data = {
    sms: { en: '{city}: {number} is {state}. {link}', hi: '{number}' },
    subject: { en: 'News of {number}' },
    dltTemplateId: '1107160000000012345',
  }
  assert.deepEqual(templateFaults(data), [])
  assert.equal(readTemplate(data).texts.sms?.['hi'], '{number}')
})

test('every fault is told with its field', () => {
  const faults = templateFaults({
    sms: { en: '{number', hi: '{otp} is your code' },
    email: { en: 'fine' },
    subject: { mr: '{nothing}' },
    dltTemplateId: '123',
  })
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['sms.en', 'sms.hi', 'subject.mr', 'dltTemplateId'],
  )
})

test('what is of another shape is left out', () => {
  const template = readTemplate({ sms: 'text', email: { en: 7 }, subject: null, dltTemplateId: 1 })
  assert.deepEqual(template.texts.sms, {})
  assert.deepEqual(template.texts.email, {})
  assert.equal(template.dltTemplateId, undefined)
})
