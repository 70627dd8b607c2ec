import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kebabOf, titleOf } from './kebab.js'

test('names of the source become ids and titles', () => {
  const names: [string, string, string][] = [
    ['PENDING_FOR_APPROVAL', 'pending-for-approval', 'Pending for approval'],
    ['PT.CREATE', 'pt-create', 'Pt create'],
    ['ModifySWConnection', 'modify-sw-connection', 'Modify sw connection'],
    ['NewWS1', 'new-ws1', 'New ws1'],
    ['mobileToilet', 'mobile-toilet', 'Mobile toilet'],
    ['  --', '', ''],
  ]
  for (const [name, id, title] of names) {
    assert.equal(kebabOf(name), id)
    assert.equal(titleOf(name), title)
  }
})
