import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPreference, planWays, readPreference } from './preference.js'

const resident = { kind: 'case', audience: 'resident', hasEmail: true } as const

test('by default news come by SMS, then e-mail where there is an address, and lie on the page', () => {
  assert.deepEqual(planWays(defaultPreference, resident), {
    inApp: true,
    outside: ['sms', 'email'],
  })
  assert.deepEqual(planWays(defaultPreference, { ...resident, hasEmail: false }).outside, ['sms'])
})

test('announcements and surveys ring nowhere unless they are asked for', () => {
  for (const kind of ['survey', 'announcement'] as const) {
    assert.deepEqual(planWays(defaultPreference, { ...resident, kind }).outside, [])
  }
})

test('the first way comes first, what is off is not there', () => {
  const preference = readPreference({
    language: 'hi',
    first_way: 'whatsapp',
    ways: { case: ['sms', 'whatsapp', 'email'], reminder: [], survey: [], announcement: [] },
    quiet_from: null,
    quiet_to: null,
  })
  assert.deepEqual(planWays(preference, resident), {
    inApp: false,
    outside: ['whatsapp', 'sms', 'email'],
  })
  assert.deepEqual(planWays(preference, { ...resident, kind: 'reminder' }).outside, [])
})

test('staff are told on the site whatever they chose, and never on a private telephone', () => {
  const plan = planWays(
    { ...defaultPreference, ways: { ...defaultPreference.ways, case: ['sms', 'whatsapp'] } },
    { kind: 'case', audience: 'staff', hasEmail: true },
  )
  assert.deepEqual(plan, { inApp: true, outside: [] })
})
