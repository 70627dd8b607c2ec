import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { fileCase, faultsIn } from '../../testing/file-case.js'
import { readForms } from '../../testing/read-forms.js'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let officer: Browser
let worker: Browser
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
  worker = await city.signIn('field-worker')
})
beforeEach(() => city.forgetLimits())

const list = '/desk/alphapur/field'

/** A case that the field worker has. */
async function job() {
  const plan = { city: 'alphapur', variant: 0 }
  const filed = await fileCase(city, city.browser(), grievance, { plan, as: 'anonymous' })
  const assignee = await city.staffId('field-worker')
  const holding = { _action: 'assign' }
  const given = await officer.form(`/desk/alphapur/case/${filed.number}`, { assignee }, { holding })
  assert.equal(given.status, 303, faultsIn(given.body).join('; '))
  return { ...filed, action: `${list}/${filed.number}` }
}
const formOf = (html: string, action: string) =>
  readForms(html).find((form) => form.action.split('?')[0] === action)
const photo = async () => ({
  field: 'photo',
  name: 'after.jpg',
  type: 'image/jpeg',
  bytes: await smallJpeg(),
})
const stateOf = async (id: string) =>
  (
    await city.asOwner<{ state: string; channel: string }>(
      `select a.state, e.channel from service.application a
       join lateral (select channel from (select channel, occurred_at from kernel.event_pending
         where subject_id = a.id union all select channel, occurred_at from kernel.event
         where subject_id = a.id) each order by occurred_at desc limit 1) e on true
       where a.id = $1`,
      [id],
    )
  )[0]

test('a job that is done leaves the list, in the order in which it was shown', async () => {
  const { id, action } = await job()
  const page = await worker.get(`${list}?lng=72.9&lat=21.3`)
  const form = formOf(page.body, action)
  assert.ok(form)
  const sent = await worker.post(
    form.action.replaceAll('&amp;', '&'),
    { ...Object.fromEntries(form.values), note: 'New lamp' },
    { files: [await photo()] },
  )
  assert.deepEqual([sent.status, sent.location], [303, `${list}?lng=72.9&lat=21.3`])
  assert.equal(formOf((await worker.get(list)).body, action), undefined)
  assert.deepEqual(await stateOf(id), { state: 'resolved', channel: 'field' })
})

test('the note is asked for by the browser, and the photo is not', async () => {
  const { number } = await job()
  const { body } = await worker.get(list)
  assert.match(body, new RegExp(`<textarea[^>]*id="field-${number}-note"[^>]*required`))
  const own = body.slice(body.indexOf(`action="${list}/${number}"`))
  assert.doesNotMatch(own.slice(0, own.indexOf('>')), /novalidate/)
  assert.match(own, /Photo of the result<span class="muted"> \(optional\)/)
})

test('what is wrong is shown at the job in the list, and what was written is kept', async () => {
  const { id, number, action } = await job()
  const values = Object.fromEntries(formOf((await worker.get(list)).body, action)?.values ?? [])
  const empty = await worker.post(action, { ...values, note: ' ' }, { files: [await photo()] })
  assert.equal(empty.status, 422)
  assert.equal(faultsIn(empty.body).length, 1)
  assert.ok(empty.body.includes(`href="#field-${number}-note"`))
  assert.ok(empty.body.includes('What was done?'), 'the question is the same one')

  const long = 'Lamp '.repeat(500)
  const both = await worker.post(action, { ...values, note: long }, { files: [await photo()] })
  assert.equal(both.status, 422)
  assert.ok(formOf(both.body, action)?.values.get('note')?.includes('Lamp Lamp'))
  assert.equal((await stateOf(id))?.state, 'work')
})

test('whoever was slower is told on the list', async () => {
  const { number, action } = await job()
  const values = Object.fromEntries(formOf((await worker.get(list)).body, action)?.values ?? [])
  const holding = { _action: 'comment' }
  const noted = await officer.form(
    `/desk/alphapur/case/${number}`,
    { note: 'Bring a ladder' },
    { holding },
  )
  assert.equal(noted.status, 303)
  const late = await worker.post(action, { ...values, note: 'New lamp' })
  assert.equal(late.status, 409)
  assert.ok(formOf(late.body, action), 'the job is still there, as it is now')
})

test('nobody else says that a job is done', async () => {
  const { action, id } = await job()
  const values = Object.fromEntries(formOf((await worker.get(list)).body, action)?.values ?? [])
  const post = async (browser: Browser, url: string) =>
    (await browser.post(url, { ...values, note: 'x', _token: await browser.token() })).status
  assert.equal(await post(city.browser(), action), 401)
  assert.equal(await post(await city.residentSession(), action), 404)
  assert.equal(await post(await city.signIn('tree-inspector'), action), 404)
  assert.equal(await post(await city.signIn('field-worker', 'b'), action), 404)
  const elsewhere = action.replace('alphapur', 'betapur')
  assert.equal(await post(await city.signIn('field-worker', 'b'), elsewhere), 404)
  assert.equal((await stateOf(id))?.state, 'work')
})
