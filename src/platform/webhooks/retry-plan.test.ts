import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostTries, waitAfter } from './retry-plan.js'

const hourMs = 3_600_000

test('ten tries over about a day, each later than the one before, spread by a fifth', () => {
  assert.equal(mostTries, 10)
  let total = 0
  for (let tries = 1; tries < mostTries; tries += 1) {
    const middle = waitAfter(tries, 0.5) ?? 0
    total += middle
    assert.equal(waitAfter(tries, 0), Math.round(middle * 0.8))
    assert.equal(waitAfter(tries, 1), Math.round(middle * 1.2))
    assert.ok(middle > (waitAfter(tries - 1, 0.5) ?? 0))
  }
  assert.ok(total > 22 * hourMs && total < 26 * hourMs, `${total / hourMs} hours`)
  assert.equal(waitAfter(mostTries, 0.5), undefined)
})
