import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from '../../testing/browser.js'
import { fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { grievance } from '../../services/grievance/declaration.js'

let city: TestApp
let officer: Browser
const path = '/api/v1/tenants/1000001/events/stream'
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
  await city.server.listen({ port: 0, host: '127.0.0.1' })
})

/** Reads so many events of the stream. */
async function listen(count: number, headers: Record<string, string>, query = '') {
  const { port } = city.server.server.address() as AddressInfo
  const request = get({
    port,
    path: `${path}${query}`,
    headers: { ...officer.cookieHeader(), ...headers },
    agent: false,
    timeout: 10_000,
  })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['content-type'], 'text/event-stream')
  let text = ''
  for await (const piece of answer) {
    text += String(piece)
    if ((text.match(/^id: .*\ndata: .*\n/gm) ?? []).length >= count) break
  }
  request.destroy()
  return [...text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, id = '', data = '']) => ({
    id: Number(id),
    data: JSON.parse(data) as { type: string; subject: { id: string } },
  }))
}

const file = async (slug = 'alphapur') => {
  const plan = { city: slug, variant: 0 }
  const filed = await fileCase(city, city.browser(), grievance, { plan, as: 'anonymous' })
  await city.settle()
  return filed
}

test('it resumes after the last event that was read, without loss and without repeat', async () => {
  const filed = []
  for (let n = 0; n < 4; n += 1) filed.push((await file()).id)
  await file('betapur')
  const all = await listen(4, {}, '?after=0')
  assert.deepEqual(
    all.map(({ data }) => data.subject.id),
    filed,
  )
  const second = all[1]?.id ?? 0
  const rest = await listen(2, { 'last-event-id': String(second) }, '?after=0')
  assert.deepEqual(rest, all.slice(2))
})

test('an event that happens while somebody listens is told at once', async () => {
  const heard = listen(1, {})
  await new Promise((resolve) => setTimeout(resolve, 50))
  const filed = await file()
  const [event] = await heard
  assert.equal(event?.data.type, 'application.filed')
  assert.equal(event?.data.subject.id, filed.id)
})

test('who may not use the desk of the city hears nothing', async () => {
  const refused: [Browser, number][] = [
    [city.browser(), 401],
    [await city.residentSession(), 404],
    [await city.signIn('grievance-officer', 'b'), 404],
  ]
  for (const [browser, status] of refused) {
    assert.equal((await browser.json('GET', path)).status, status)
  }
  assert.equal((await officer.json('GET', `${path}?after=-1`)).status, 400)
  assert.equal((await officer.json('GET', `${path}?after=soon`)).status, 400)
})
