import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { answerQuestions, fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let officer: Browser
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())

const plan = { city: 'alphapur', variant: 0 }
let phones = 0
const newMobile = () => `98765${String((phones += 1) + 20_000)}`
/** A case of somebody with an account, of a kind that no other test files. */
async function file(category: string, as?: { mobile: string; name: string }) {
  const browser = city.browser()
  const owner = as ?? { mobile: newMobile(), name: 'Asha Patil' }
  const filed = await fileCase(city, browser, grievance, { plan: { ...plan, category }, as: owner })
  return { browser, ...filed, ...owner }
}
const rowOf = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => {
  const [row] = await city.asOwner<Row>(text, values)
  return row
}
const followers = async (id: string) =>
  (
    await rowOf<{ n: number }>(
      'select count(*)::int as n from service.follower where application_id = $1',
      [id],
    )
  )?.n
const stateOf = async (number: string) =>
  (
    await rowOf<{ state: string }>('select state from service.application where number = $1', [
      number,
    ])
  )?.state
const follow = (browser: Browser, number: string) =>
  browser.form(`/alphapur/case/${number}`, {}, { holding: {} })
const told = async (mobile: string) => {
  await city.settle()
  return city.sms.filter(({ to }) => to === `+91${mobile}`).map(({ body }) => body)
}

describe('me too', () => {
  test('before sending, what is reported near is offered, and following it files nothing', async () => {
    const first = await file('pothole')
    const browser = city.browser()
    const check = await answerQuestions(browser, grievance, { ...plan, category: 'pothole' })
    const page = await browser.get(check)
    assert.match(page.body, /Reported already near you/)
    assert.ok(page.body.includes('Behind the clock tower'))
    assert.ok(!page.body.includes('Asha'), 'the owner is not told')
    const before = await rowOf<{ n: number }>('select count(*)::int as n from service.application')
    const token = await browser.token()
    const sent = await browser.post(`/alphapur/case/${first.number}/follow`, { _token: token })
    assert.equal(sent.location, `/alphapur/case/${first.number}`)
    assert.equal(await followers(first.id), 1)
    const after = await rowOf<{ n: number }>('select count(*)::int as n from service.application')
    assert.deepEqual(after, before)
    const shown = await browser.get(sent.location)
    assert.match(shown.body, /You follow this case/)
    assert.ok(!shown.body.includes('Behind the clock tower'), 'a follower sees what all see')
    assert.match((await city.browser().get(sent.location)).body, /1 more person follows it/)
    const elsewhere = await answerQuestions(city.browser(), grievance, {
      ...plan,
      variant: 1,
      category: 'pothole',
    })
    assert.ok(elsewhere)
  })

  test('another ward and another kind are not offered', async () => {
    await file('footpath')
    for (const other of [
      { variant: 1, category: 'footpath' },
      { variant: 0, category: 'park' },
    ]) {
      const browser = city.browser()
      const page = await browser.get(
        await answerQuestions(browser, grievance, { ...plan, ...other }),
      )
      assert.equal(page.status, 200)
      assert.ok(!page.body.includes('Reported already near you'), JSON.stringify(other))
    }
  })

  test('it is done once, stands in "mine" as followed, is told the end, and can be ended', async () => {
    const first = await file('garbage')
    const mobile = newMobile()
    const browser = await city.residentSession(`+91${mobile}`, 'Ravi Kale')
    const page = `/alphapur/case/${first.number}`
    const shown = await browser.get(page)
    assert.equal((await browser.send(shown, {})).status, 303)
    assert.equal((await browser.send(shown, {})).status, 303)
    assert.equal(await followers(first.id), 1)
    assert.match((await browser.get('/alphapur/mine')).body, /Followed/)
    await actByPage(officer, `/desk/alphapur/case/${first.number}`, {
      id: 'resolve',
      needs: ['note'],
    })
    const messages = await told(mobile)
    assert.equal(messages.length, 1, messages.join('\n'))
    assert.match(messages[0] ?? '', /which you follow/)
    assert.match((await browser.get('/alphapur/mine')).body, /Solved/)
    await browser.form(page, { stop: 'yes' })
    assert.equal(await followers(first.id), 0)
    assert.ok(!(await browser.get('/alphapur/mine')).body.includes('Followed'))
  })

  test('the owner cannot follow their own, nobody a closed one, and no other city’s', async () => {
    const first = await file('debris')
    const post = async (browser: Browser, slug = 'alphapur') =>
      browser.post(`/${slug}/case/${first.number}/follow`, { _token: await browser.token() })
    assert.equal((await post(first.browser)).status, 303)
    assert.equal(await followers(first.id), 0)
    const other = city.browser()
    assert.equal((await post(other, 'betapur')).status, 404)
    assert.equal((await other.post(`/alphapur/case/${first.number}/follow`, {})).status, 403)
    await actByPage(first.browser, `/alphapur/case/${first.number}`, { id: 'withdraw', needs: [] })
    assert.equal((await post(other)).status, 409)
    assert.equal(await followers(first.id), 0)
  })

  test('an application that is one person’s own cannot be followed', async () => {
    const { treePermission } =
      await import('../../services/catalogue/tree-permission/declaration.js')
    const as = { mobile: newMobile(), name: 'Meera' }
    const { number } = await fileCase(city, city.browser(), treePermission, { plan, as })
    const other = city.browser()
    const sent = await other.post(`/alphapur/case/${number}/follow`, {
      _token: await other.token(),
    })
    assert.equal(sent.status, 404)
  })
})

describe('merging', () => {
  const desk = (number: string) => `/desk/alphapur/case/${number}`
  const merge = async (browser: Browser, number: string, fields: Record<string, string>) => {
    const page = await browser.get(desk(number))
    return browser.send(page, fields)
  }

  test('who may', async () => {
    const one = await file('leak')
    const fields = { _version: '1', _command: crypto.randomUUID(), number: '' }
    const tries: [Browser, number][] = [
      [city.browser(), 401],
      [await city.residentSession(), 404],
      [await city.signIn('grievance-officer', 'b'), 404],
      [await city.signIn('commissioner'), 403],
    ]
    for (const [browser, expected] of tries) {
      const _token = await browser.token()
      const answer = await browser.post(`${desk(one.number)}/merge`, { ...fields, _token })
      assert.equal(answer.status, expected, answer.body.slice(0, 300))
    }
    assert.equal(await stateOf(one.number), 'assignment')
  })

  test('what cannot be the main case is refused with its reason', async () => {
    const one = await file('sweeping')
    const closed = await file('sweeping')
    await actByPage(closed.browser, `/alphapur/case/${closed.number}`, {
      id: 'withdraw',
      needs: [],
    })
    const there = await fileCase(city, city.browser(), grievance, {
      plan: { ...plan, city: 'betapur' },
      as: 'anonymous',
    })
    const tries: [string, RegExp][] = [
      ['', /Choose a case, or write its number/],
      ['12345', /no case with this number/],
      [there.number, /no case with this number/],
      [one.number, /This is the case itself/],
      [closed.number, /The other case is closed/],
    ]
    for (const [number, reason] of tries) {
      const answer = await merge(officer, one.number, { number })
      assert.equal(answer.status, 422, number)
      assert.match(answer.body, reason)
      assert.match(answer.body, /href="#field-same-as-number"/)
    }
    assert.equal(await stateOf(one.number), 'assignment')
  })

  test('the duplicate closes, its people follow the main case, and all hear of its end', async () => {
    const main = await file('no-water')
    const twin = await file('no-water')
    const mobile = newMobile()
    const reader = await city.residentSession(`+91${mobile}`, 'Kiran')
    await follow(reader, twin.number)
    const page = await officer.get(desk(twin.number))
    assert.match(page.body, new RegExp(`value="${main.number}"`), 'the similar case is offered')
    const sent = await officer.send(page, { same: main.number })
    assert.equal(sent.location, desk(twin.number), sent.body.slice(0, 500))
    assert.equal((await officer.send(page, { same: main.number })).status, 303, 'twice is once')
    assert.equal(await stateOf(twin.number), 'rejected')
    assert.equal(await followers(main.id), 2)
    assert.ok((await officer.get(desk(main.number))).body.includes(`case/${twin.number}"`))
    assert.ok((await officer.get(desk(twin.number))).body.includes(`case/${main.number}"`))
    assert.ok((await twin.browser.get(`/alphapur/case/${twin.number}`)).body.includes(main.number))
    // A number that is merged leads to its main case, for the desk and for who follows.
    const third = await file('no-water')
    await merge(officer, third.number, { number: twin.number })
    const late = await city.residentSession(`+91${newMobile()}`, 'Late')
    const _token = await late.token()
    const led = await late.post(`/alphapur/case/${third.number}/follow`, { _token })
    assert.equal(led.location, `/alphapur/case/${main.number}`)
    assert.equal(await followers(main.id), 4)
    await city.settle()
    city.sms.length = 0
    await actByPage(officer, desk(main.number), { id: 'resolve', needs: ['note'] })
    for (const each of [main.mobile, twin.mobile, third.mobile, mobile]) {
      const messages = await told(each)
      assert.equal(messages.length, 1, `${each}: ${messages.join('\n')}`)
    }
    assert.ok(!city.sms.some(({ body }) => body.includes('Asha')))
    assert.match((await twin.browser.get('/alphapur/mine')).body, /Followed/)
  })

  test('a main case that becomes a duplicate takes its duplicates along', async () => {
    const [a, b, c] = [await file('flooding'), await file('flooding'), await file('flooding')]
    await merge(officer, a.number, { number: b.number })
    await merge(officer, b.number, { number: c.number })
    assert.equal(await followers(c.id), 2)
    assert.ok((await officer.get(desk(a.number))).body.includes(`case/${c.number}"`))
    const links = await city.asOwner<{ main_id: string }>(
      'select main_id from service.merged where application_id = any ($1)',
      [[a.id, b.id]],
    )
    assert.deepEqual(
      links.map((row) => row.main_id),
      [c.id, c.id],
    )
  })

  test('two that are merged into each other at once: one stays open', async () => {
    const [a, b] = [await file('burning'), await file('burning')]
    const pages = await Promise.all([a, b].map(({ number }) => officer.get(desk(number))))
    const answers = await Promise.all([
      officer.send(pages[0] ?? assert.fail(), { number: b.number }),
      officer.send(pages[1] ?? assert.fail(), { number: a.number }),
    ])
    const statuses = answers.map(({ status }) => status).toSorted((x, y) => x - y)
    assert.ok(['303,409', '303,422'].includes(statuses.join()), statuses.join())
    const states = new Set([await stateOf(a.number), await stateOf(b.number)])
    assert.deepEqual(states, new Set(['assignment', 'rejected']))
  })

  test('someone who was faster is not overwritten', async () => {
    const [a, b] = [await file('toilet'), await file('toilet')]
    const page = await officer.get(desk(a.number))
    await actByPage(a.browser, `/alphapur/case/${a.number}`, { id: 'withdraw', needs: [] })
    assert.equal((await officer.send(page, { number: b.number })).status, 409)
    assert.equal(await stateOf(a.number), 'withdrawn')
    assert.equal(await followers(b.id), 0)
  })
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
