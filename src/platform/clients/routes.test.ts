import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, describe, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { faultsIn } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { addSandbox, keyIn, keysOn, makeKeyByPage, register } from './clients.testkit.js'
import { findClient } from './find-client.js'

let city: TestApp
let owner: Browser
let admin: Browser
before(async () => {
  city = await startTestApp()
  await addSandbox(city)
  owner = await city.residentSession()
  admin = await city.signIn('city-admin')
})
beforeEach(() => city.forgetLimits())

const eventsOf = async (id: string) => {
  await city.settle()
  const rows = await city.asOwner<{ type: string }>(
    `select type from kernel.event where subject_id = $1 order by position`,
    [id],
  )
  return rows.map(({ type }) => type)
}

describe('registering', () => {
  test('who is not signed in is sent to the sign-in', async () => {
    const answer = await city.browser().get('/practice/developers')
    assert.equal(answer.status, 303)
    assert.match(answer.location, /^\/practice\/sign-in/)
  })

  test('staff of another city find nothing', async () => {
    const stranger = await city.signIn('city-admin', 'b')
    assert.equal((await stranger.get('/alphapur/developers')).status, 404)
    const _token = await stranger.token()
    assert.equal((await stranger.post('/alphapur/developers', { _token })).status, 404)
  })

  test('every fault is told at once, with what was typed', async () => {
    const sent = await owner.form('/practice/developers', {
      name: 'ab',
      organisation: '',
      purpose: 'My number is 2341 2341 2346, keep it',
    })
    assert.equal(sent.status, 422)
    assert.equal(faultsIn(sent.body).length, 4, sent.body)
    assert.ok(sent.body.includes('value="ab"'))
  })

  test('in a sandbox it works at once; the same form sent twice registers once', async () => {
    const page = await owner.get('/practice/developers')
    const fields = {
      name: 'Twice sent',
      organisation: 'Someone',
      purpose: 'To see that it is one',
      'scope-open311': 'yes',
    }
    const first = await owner.send(page, fields)
    const second = await owner.send(page, fields)
    assert.equal(first.location, second.location)
    const [row] = await city.asOwner<{ count: number; status: string }>(
      `select count(*)::int as count, min(status) as status from client.client where name = 'Twice sent'`,
    )
    assert.deepEqual(row, { count: 1, status: 'active' })
    const shown = await owner.get('/practice/developers')
    assert.ok(shown.body.includes('Twice sent'))
    assert.deepEqual(await eventsOf(first.location.split('/').at(-1) ?? ''), ['client.registered'])
  })

  test('someone else’s program is not found', async () => {
    const id = await register(owner, 'practice')
    const other = await city.residentSession('+919876500777', 'Meena')
    assert.equal((await other.get(`/practice/developers/${id}`)).status, 404)
    assert.equal((await owner.get(`/alphapur/developers/${id}`)).status, 404)
    const _token = await other.token()
    const sent = await other.post(`/practice/developers/${id}`, {
      _token,
      _action: 'end',
      sure: 'yes',
    })
    assert.equal(sent.status, 404)
  })
})

describe('keys', () => {
  test('a key is shown once, kept as a digest, and opens its client', async () => {
    const id = await register(owner, 'practice')
    const key = await makeKeyByPage(owner, 'practice', id)
    const page = await owner.get(`/practice/developers/${id}`)
    assert.equal(keyIn(page.body), undefined)
    const rows = await city.asOwner(`select * from client.api_key where client_id = $1`, [id])
    assert.equal(rows.length, 1)
    assert.ok(!JSON.stringify(rows).includes(key.split('_')[2] ?? '-'))
    const found = await findClient(city.database, key)
    assert.equal(found?.id, id)
    assert.equal(found.tenantId, 1_000_050)
    assert.ok(found.scopes.includes('feed:read'))
    const wrong = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A')
    assert.equal(await findClient(city.database, wrong), undefined)
    assert.equal(await findClient(city.database, 'ngr_zzzzzzzzzz_x'), undefined)
  })

  test('what is wrong with a wish for a key is told; the form sent twice makes one', async () => {
    const id = await register(owner, 'practice')
    const here = `/practice/developers/${id}`
    const wrong = await owner.form(here, { 'key-name': '', days: '7' })
    assert.equal(wrong.status, 422)
    assert.equal(faultsIn(wrong.body).length, 2)
    const page = await owner.get(here)
    const fields = { 'key-name': 'once', days: '30' }
    assert.ok(keyIn((await owner.send(page, fields)).body))
    assert.equal((await owner.send(page, fields)).location, here)
    assert.equal(keysOn((await owner.get(here)).body).length, 1)
  })

  test('rotation lets the old key go on beside the new one for a week at most', async () => {
    const id = await register(owner, 'practice')
    const here = `/practice/developers/${id}`
    const old = await makeKeyByPage(owner, 'practice', id)
    const sent = await owner.form(here, {}, { holding: { _action: 'rotate' } })
    const fresh = keyIn(sent.body) ?? ''
    assert.notEqual(fresh, old)
    assert.equal((await findClient(city.database, old))?.id, id)
    assert.equal((await findClient(city.database, fresh))?.id, id)
    const rows = await city.asOwner<{ days: number }>(
      `select round(extract(epoch from expires_at - now()) / 86400)::int as days
       from client.api_key where client_id = $1 order by days`,
      [id],
    )
    assert.deepEqual(
      rows.map(({ days }) => days),
      [7, 90],
    )
    await city.asOwner(
      `update client.api_key set expires_at = now() - interval '1 second'
       where client_id = $1 and expires_at < now() + interval '8 days'`,
      [id],
    )
    assert.equal(await findClient(city.database, old), undefined)
    assert.equal((await findClient(city.database, fresh))?.id, id)
    assert.deepEqual(await eventsOf(id), [
      'client.registered',
      'client.key-made',
      'client.key-rotated',
    ])
  })

  test('a revocation needs a tick and counts at once', async () => {
    const id = await register(owner, 'practice')
    const here = `/practice/developers/${id}`
    const key = await makeKeyByPage(owner, 'practice', id)
    const holding = { _action: 'revoke' }
    const unsure = await owner.form(here, {}, { holding })
    assert.equal(unsure.status, 422)
    assert.ok(await findClient(city.database, key))
    assert.equal((await owner.form(here, { sure: 'yes' }, { holding })).status, 303)
    assert.equal(await findClient(city.database, key), undefined)
  })

  test('the end of a client ends all its keys at once', async () => {
    const id = await register(owner, 'practice')
    const key = await makeKeyByPage(owner, 'practice', id)
    const sent = await owner.form(
      `/practice/developers/${id}`,
      { sure: 'yes' },
      { holding: { _action: 'end' } },
    )
    assert.equal(sent.status, 303)
    assert.equal(await findClient(city.database, key), undefined)
  })

  test('last use is written at most once a minute', async () => {
    const id = await register(owner, 'practice')
    const key = await makeKeyByPage(owner, 'practice', id)
    const used = async () => {
      const [row] = await city.asOwner<{ last_used_at: Date | null }>(
        'select last_used_at from client.api_key where client_id = $1',
        [id],
      )
      return row?.last_used_at?.getTime()
    }
    assert.equal(await used(), undefined)
    await findClient(city.database, key)
    const first = await used()
    assert.ok(first !== undefined)
    await Promise.all(Array.from({ length: 50 }, () => findClient(city.database, key)))
    assert.equal(await used(), first)
    await city.asOwner(
      `update client.api_key set last_used_at = now() - interval '2 minutes' where client_id = $1`,
      [id],
    )
    await findClient(city.database, key)
    assert.ok(((await used()) ?? 0) >= first)
  })
})

describe('approval in a live city', () => {
  test('only its administrator sees and decides', async () => {
    const id = await register(owner, 'alphapur')
    const list = '/desk/alphapur/clients'
    const refused: [Browser, number][] = [
      [city.browser(), 303],
      [owner, 404],
      [await city.signIn('grievance-officer'), 403],
      [await city.signIn('city-admin', 'b'), 404],
    ]
    for (const [browser, status] of refused) {
      assert.equal((await browser.get(list)).status, status)
      assert.equal((await browser.get(`${list}/${id}`)).status, status)
      const _token = await browser.token()
      const sent = await browser.post(`${list}/${id}`, {
        _token,
        _action: 'approved',
        perMinute: '60',
      })
      assert.equal(sent.status, status === 303 ? 401 : status)
    }
    const elsewhere = await city.signIn('city-admin', 'b')
    assert.equal((await elsewhere.get(`/desk/betapur/clients/${id}`)).status, 404)
    assert.deepEqual(await eventsOf(id), ['client.registered'])
  })

  test('it waits, is approved with a limit, gets keys, is ended with a reason', async () => {
    const id = await register(owner, 'alphapur', { name: 'Approve me' })
    const here = `/alphapur/developers/${id}`
    const desk = `/desk/alphapur/clients/${id}`
    assert.ok(!(await owner.get(here)).body.includes('name="key-name"'))
    const waiting = await admin.get('/desk/alphapur/clients?status=waiting')
    assert.ok(waiting.body.includes('Approve me'))
    const _token = await owner.token()
    const early = await owner.post(here, {
      _token,
      _action: 'key',
      id: randomUUID(),
      'key-name': 'x',
      days: '30',
    })
    assert.equal(early.status, 422)
    const wrong = await admin.post(desk, {
      _token: await admin.token(),
      _action: 'approved',
      perMinute: '7',
    })
    assert.equal(wrong.status, 422)
    const page = await admin.get(desk)
    const approve = { holding: { _action: 'approved' } }
    assert.equal((await admin.send(page, { perMinute: '60' }, approve)).status, 303)
    assert.equal((await admin.send(page, { perMinute: '60' }, approve)).status, 409)
    const key = await makeKeyByPage(owner, 'alphapur', id)
    assert.equal((await findClient(city.database, key))?.perMinute, 60)
    const end = { holding: { _action: 'revoked' } }
    const bare = await admin.form(desk, { reason: '' }, end)
    assert.equal(bare.status, 422)
    assert.equal(faultsIn(bare.body).length, 2)
    assert.equal((await admin.form(desk, { reason: 'Misused', sure: 'yes' }, end)).status, 303)
    assert.equal(await findClient(city.database, key), undefined)
    assert.ok((await owner.get(here)).body.includes('Misused'))
    assert.deepEqual(await eventsOf(id), [
      'client.registered',
      'client.approved',
      'client.key-made',
      'client.revoked',
    ])
  })

  test('a refusal needs a reason', async () => {
    const id = await register(owner, 'alphapur')
    const desk = `/desk/alphapur/clients/${id}`
    const refuse = { holding: { _action: 'refused' } }
    assert.equal((await admin.form(desk, { reason: ' ' }, refuse)).status, 422)
    assert.equal((await admin.form(desk, { reason: 'Not for us' }, refuse)).status, 303)
    assert.ok((await owner.get(`/alphapur/developers/${id}`)).body.includes('Not for us'))
  })
})

describe('calling with a key', () => {
  const call = (
    key: string,
    url: string,
    header: 'authorization' | 'x-api-key' = 'authorization',
  ) => city.browser().get(url, { [header]: header === 'authorization' ? `Bearer ${key}` : key })

  test('a bad key is refused everywhere, also where none is needed', async () => {
    const bad = `ngr_0000lfls1a_${'x'.repeat(43)}`
    for (const key of [bad, 'ngr_x', 'x']) {
      assert.equal((await call(key, '/api/v1/tenants/1000050/wards', 'x-api-key')).status, 401)
    }
    assert.equal((await call(bad, '/api/v1/tenants/1000050/wards')).status, 401)
  })

  test('a key of one city finds nothing in another', async () => {
    const key = await makeKeyByPage(owner, 'practice', await register(owner, 'practice'))
    assert.equal((await call(key, '/api/v1/tenants/1000050/wards')).status, 200)
    assert.equal((await call(key, '/api/v1/tenants/1000050/wards', 'x-api-key')).status, 200)
    assert.equal((await call(key, '/api/v1/tenants/1000001/wards')).status, 404)
    assert.equal((await call(key, '/api/v1/tenants/1000001/changes')).status, 404)
  })

  test('a key is no person, and has its scopes only', async () => {
    const scopes = ['cases:file']
    const key = await makeKeyByPage(
      owner,
      'practice',
      await register(owner, 'practice', { scopes }),
    )
    assert.equal((await call(key, '/api/v1/mine')).status, 401)
    assert.equal((await call(key, '/api/v1/tenants/1000050/applications')).status, 401)
    assert.equal((await call(key, '/api/v1/tenants/1000050/changes')).status, 403)
    assert.equal((await call(key, '/api/v1/tenants/1000050/webhooks')).status, 403)
  })

  test('each client has its own limit', async () => {
    const id = await register(owner, 'practice')
    const key = await makeKeyByPage(owner, 'practice', id)
    await city.asOwner('update client.client set per_minute = 10 where id = $1', [id])
    const statuses = []
    for (let n = 0; n < 12; n += 1) {
      statuses.push((await call(key, '/api/v1/tenants/1000050/wards')).status)
    }
    assert.deepEqual(
      statuses.slice(0, 10),
      Array.from({ length: 10 }, () => 200),
    )
    assert.equal(statuses.at(-1), 429)
    const other = await makeKeyByPage(owner, 'practice', await register(owner, 'practice'))
    assert.equal((await call(other, '/api/v1/tenants/1000050/wards')).status, 200)
  })
})

test('the page for developers names the sandbox; the sandbox says what it is', async () => {
  const page = await city.browser().get('/developers')
  assert.equal(page.status, 200)
  assert.ok(page.body.includes('/practice/developers'))
  assert.ok((await owner.get('/practice/developers')).body.includes('nothing here is real'))
  assert.ok(!(await owner.get('/alphapur/developers')).body.includes('nothing here is real'))
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
