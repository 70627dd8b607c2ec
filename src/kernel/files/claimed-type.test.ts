import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimedMismatch } from './claimed-type.js'

test('a PNG called .jpg is fine, a page or a PDF called .jpg is not', () => {
  assert.equal(claimedMismatch({ fileName: 'IMG_1.JPG' }, 'image/png'), undefined)
  assert.equal(claimedMismatch({ fileName: 'a.jpg' }, 'text/html'), 'image/jpeg')
  assert.equal(claimedMismatch({ fileName: 'a.jpg' }, 'application/pdf'), 'image/jpeg')
  assert.equal(claimedMismatch({ fileName: 'a.jpg' }, 'image/svg+xml'), 'image/jpeg')
})

test('the header counts like the name, with its parameters dropped', () => {
  assert.equal(
    claimedMismatch({ contentType: 'Text/HTML; charset=utf-8' }, 'image/png'),
    'text/html',
  )
  assert.equal(claimedMismatch({ contentType: 'application/x-pdf' }, 'application/pdf'), undefined)
})

test('who claims nothing contradicts nothing', () => {
  assert.equal(claimedMismatch({}, 'application/pdf'), undefined)
  const vague = { contentType: 'application/octet-stream', fileName: 'x.constructor' }
  assert.equal(claimedMismatch(vague, 'application/pdf'), undefined)
})
