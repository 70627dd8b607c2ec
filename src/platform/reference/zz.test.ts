import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AddressInfo } from 'node:net'
import type { Browser } from '../../testing/browser.js'
import { fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { grievance } from '../../services/grievance/declaration.js'

let city: TestApp
let officer: Browser
const ends: AbortController[] = []
const path = '/api/v1/tenants/1000001/events/stream'
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
  const s = city.server.close.bind(city.server)
  city.server.close = (async () => { const x = Date.now(); console.error('closing'); await s(); console.error('close took', Date.now() - x) }) as never
  await city.server.listen({ port: 0, host: '127.0.0.1' })
})
after(() => { console.error('my after') })

/** Reads so many events of the stream. */
async function listen(count: number, headers: Record<string, string>, query = '') {
  const { port } = city.server.server.address() as AddressInfo
  const end = new AbortController()
  ends.push(end)
  const answer = await fetch(`http://127.0.0.1:${port}${path}${query}`, {
    headers: { ...officer.cookieHeader(), ...headers },
    signal: AbortSignal.any([end.signal, AbortSignal.timeout(10_000)]),
  })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'text/event-stream')
  const reader = answer.body?.getReader()
  const read = async () => {
    let text = ''
    while ((text.match(/^id: /gm) ?? []).length < count) {
      const piece = await reader?.read()
      if (!piece?.value) break
      text += Buffer.from(piece.value).toString()
    }
    end.abort()
    return [...text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, id = '', data = '']) => ({
      id: Number(id),
      data: JSON.parse(data) as { type: string; subject: { id: string } },
    }))
  }
  return read()
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
setInterval(() => console.error(new Date().toISOString(), process.getActiveResourcesInfo().join()), 3000).unref()
