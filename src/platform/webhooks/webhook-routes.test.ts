import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, describe, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { faultsIn } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { addSandbox, makeKeyByPage, register } from '../clients/clients.testkit.js'

let city: TestApp
let owner: Browser
let client: string
let key: string
let list: string
before(async () => {
  city = await startTestApp()
  await addSandbox(city)
  owner = await city.residentSession()
  client = await register(owner, 'practice')
  key = await makeKeyByPage(owner, 'practice', client)
  list = `/practice/developers/${client}/webhooks`
})
beforeEach(() => city.forgetLimits())

/** A webhook at a public address; nothing is sent in these tests, since nothing happens. */
const add = async (): Promise<string> => {
  const sent = await owner.form(list, { url: 'https://hooks.example.org/nagara' })
  assert.match(sent.body, /whsec_/)
  const [, id = ''] = new RegExp(`${list}/([0-9a-f-]{36})`).exec(sent.body) ?? []
  return id
}

describe('the pages of webhooks', () => {
  test('are for the owner of the program only', async () => {
    const id = await add()
    const refused: [Browser, number][] = [
      [await city.residentSession('+919876500888', 'Other'), 404],
      [await city.signIn('city-admin', 'b'), 404],
    ]
    for (const [browser, status] of refused) {
      const _token = await browser.token()
      for (const url of [list, `${list}/${id}`]) {
        assert.equal((await browser.get(url)).status, status)
        const sent = await browser.post(url, { _token, _action: 'removed', sure: 'yes' })
        assert.equal(sent.status, status)
      }
    }
    assert.equal((await city.browser().get(list)).status, 303)
    assert.equal((await owner.get(`/alphapur/developers/${client}/webhooks`)).status, 404)
    assert.equal((await owner.get(`${list}/${randomUUID()}`)).status, 404)
  })

  test('are not there for a program without the scope', async () => {
    const other = await register(owner, 'practice', { scopes: ['feed:read'] })
    assert.equal((await owner.get(`/practice/developers/${other}/webhooks`)).status, 404)
  })

  test('refuse an address that is none of the public internet, and keep what was typed', async () => {
    for (const url of ['', 'http://example.org/', 'https://127.0.0.1/', 'https://10.1.2.3/', 'x']) {
      const sent = await owner.form(list, { url })
      assert.equal(sent.status, 422, url)
      assert.equal(faultsIn(sent.body).length, 1, url)
      if (url !== '') assert.ok(sent.body.includes(`value="${url}"`))
    }
  })

  test('the same form sent twice makes one webhook; its secret is sealed', async () => {
    const page = await owner.get(list)
    const fields = { url: 'https://hooks.example.org/twice', 'type-application.closed': 'yes' }
    const first = await owner.send(page, fields)
    const secret = /whsec_[A-Za-z0-9+/=]+/.exec(first.body)?.[0]
    assert.ok(secret)
    assert.equal((await owner.send(page, fields)).location, list)
    const rows = await city.asOwner<{ types: string[]; secret: Buffer }>(
      `select types, secret from webhook.subscription where url like '%/twice'`,
    )
    assert.deepEqual(
      rows.map(({ types }) => types),
      [['application.closed']],
    )
    assert.ok(!rows[0]?.secret.includes(secret.slice(6)))
    assert.doesNotMatch((await owner.get(list)).body, /whsec_/)
  })

  test('pause, resume and remove; removing needs a tick', async () => {
    const id = await add()
    const here = `${list}/${id}`
    const turn = (_action: string, fields = {}) =>
      owner.form(here, fields, { holding: { _action } })
    assert.equal((await turn('paused')).status, 303)
    assert.match((await owner.get(here)).body, /Paused/)
    assert.equal((await turn('resumed')).status, 303)
    assert.equal((await turn('removed')).status, 422)
    assert.equal((await turn('removed', { sure: 'yes' })).location, list)
    assert.equal((await owner.get(here)).status, 404)
    const _token = await owner.token()
    assert.equal((await owner.post(here, { _token, _action: 'resumed' })).status, 404)
  })

  test('nothing is replayed that is not there', async () => {
    const here = `${list}/${await add()}`
    const _token = await owner.token()
    for (const delivery of [randomUUID(), 'x', '']) {
      const sent = await owner.post(here, { _token, _action: 'replay', delivery })
      assert.equal(sent.status, 404)
    }
  })
})

describe('webhooks by program', () => {
  const root = '/api/v1/tenants/1000050/webhooks'
  const call = (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    given: { body?: unknown; key?: string; idempotency?: string } = {},
  ) =>
    city.server.inject({
      method,
      url,
      headers: {
        ...(given.key !== '' && { 'x-api-key': given.key ?? key }),
        ...(given.body !== undefined && { 'content-type': 'application/json' }),
        'idempotency-key': given.idempotency ?? randomUUID(),
      },
      ...(given.body !== undefined && { payload: JSON.stringify(given.body) }),
    })
  const body = { url: 'https://hooks.example.org/api', types: ['application.filed'] }

  test('it takes a key with the scope, of this city', async () => {
    const scopes = ['feed:read']
    const other = await makeKeyByPage(
      owner,
      'practice',
      await register(owner, 'practice', { scopes }),
    )
    for (const [given, status] of [
      ['', 401],
      [other, 403],
    ] as const) {
      assert.equal((await call('GET', root, { key: given })).statusCode, status)
      assert.equal((await call('POST', root, { body, key: given })).statusCode, status)
      const url = `${root}/${randomUUID()}`
      assert.equal((await call('DELETE', url, { key: given })).statusCode, status)
    }
    assert.equal((await call('GET', '/api/v1/tenants/1000001/webhooks')).statusCode, 404)
  })

  test('every fault is told', async () => {
    const shape = await call('POST', root, { body: { types: ['x'], more: 1 } })
    assert.equal(shape.statusCode, 400)
    const paths = shape.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)
    assert.ok(
      ['url', 'types.0', 'more'].every((path) => paths.includes(path)),
      paths.join(),
    )
    const target = await call('POST', root, { body: { url: 'https://[::1]/' } })
    assert.equal(target.statusCode, 422)
    assert.equal(
      target.json<{ errors: { code: string }[] }>().errors[0]?.code,
      'webhooks.fault.private-address',
    )
  })

  test('made once for a key, listed, ended; another program’s is not found', async () => {
    const idempotency = randomUUID()
    const made = await call('POST', root, { body, idempotency })
    assert.equal(made.statusCode, 201)
    const { id, secret } = made.json<{ id: string; secret: string }>()
    assert.match(secret, /^whsec_/)
    const again = await call('POST', root, { body, idempotency })
    assert.deepEqual(again.json(), { id, secret: null })
    const changed = { ...body, url: 'https://hooks.example.org/else' }
    assert.equal((await call('POST', root, { body: changed, idempotency })).statusCode, 422)
    const listed = (await call('GET', root)).json<{ items: { id: string; url: string }[] }>()
    assert.equal(listed.items.find((hook) => hook.id === id)?.url, body.url)
    const other = await makeKeyByPage(owner, 'practice', await register(owner, 'practice'))
    assert.equal((await call('DELETE', `${root}/${id}`, { key: other })).statusCode, 404)
    assert.equal((await call('DELETE', `${root}/${id}`)).statusCode, 200)
    assert.equal((await call('DELETE', `${root}/${id}`)).statusCode, 404)
  })
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
