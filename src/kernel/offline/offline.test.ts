import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { draftsOf, type Draft } from './draft.js'
import { sendDraft, type Outcome, type SendPorts, type Standing } from './send-draft.js'
import { sendWaiting } from './send-waiting.js'
import { trueTime } from './true-time.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const noon = Date.parse('2026-11-23T12:00:00Z')

describe('when it happened', () => {
  const at = (given: Partial<Parameters<typeof trueTime>[0]>) =>
    trueTime({
      draftedAtMs: noon,
      pageAtMs: noon - 30 * dayMs,
      phoneNowMs: noon + dayMs,
      serverNowMs: noon + dayMs,
      ...given,
    })
  test('a right clock is believed', () => assert.deepEqual(at({}), { occurredAtMs: noon }))
  test('a clock that is two days ahead is corrected by two days, and that is told', () => {
    const wrongByMs = 2 * dayMs
    assert.deepEqual(at({ draftedAtMs: noon + wrongByMs, phoneNowMs: noon + dayMs + wrongByMs }), {
      occurredAtMs: noon,
      wrongByMs,
    })
  })
  test('a clock of 1970 is corrected too', () => {
    const wrongByMs = -(noon + dayMs)
    const given = { draftedAtMs: noon + wrongByMs, phoneNowMs: noon + dayMs + wrongByMs }
    assert.deepEqual(at(given), { occurredAtMs: noon, wrongByMs })
  })
  test('a clock that is some minutes ahead tells nothing of the future', () => {
    const ahead = { draftedAtMs: noon + hourMs, phoneNowMs: noon + hourMs, serverNowMs: noon }
    assert.deepEqual(at(ahead), { occurredAtMs: noon })
  })
  test('nothing was written before its page was there', () => {
    assert.deepEqual(at({ pageAtMs: noon + hourMs }), { occurredAtMs: noon + hourMs })
  })
})

const draft = (more: Partial<Draft> = {}): Draft => ({
  id: 'a1',
  base: '/api/v1/tenants/1',
  owner: '',
  anonymous: true,
  draftedAtMs: noon,
  pageAtMs: noon - dayMs,
  title: 'Lamp',
  language: 'en',
  what: { kind: 'report', service: 'grievance', answers: {} },
  photos: [],
  state: 'waiting',
  ...more,
})
const photo = { field: 'photos', name: 'a.jpg', bytes: 'b', uploaded: false }
const act = { kind: 'field-act', number: '1', action: 'resolve', version: 2, note: 'x' } as const
const nobody: Standing = { owner: '', isResident: false, serverNowMs: noon + hourMs }
const asha: Standing = { ...nobody, owner: 'resident-a', isResident: true }

/** A server that knows keys, and a network that may lose the answer on its way back. */
function server(lose: readonly number[] = [], refusal?: Outcome) {
  const calls: string[] = []
  const cases = new Map<string, string>()
  const kept = new Map<string, Draft>()
  const call = (name: string, work: () => Outcome): Promise<Outcome> => {
    calls.push(name)
    const outcome = work()
    return Promise.resolve(lose.includes(calls.length) ? { kind: 'silence' } : outcome)
  }
  const ports: SendPorts = {
    save: (each) => {
      kept.set(each.id, each)
      return Promise.resolve()
    },
    upload: (each, place) =>
      call(`upload ${each.id}-${place}`, () => ({ kind: 'done', number: '' })),
    send: (each) =>
      call(`send ${each.id} ${each.occurredAt}`, () => {
        if (refusal) return refusal
        const number = cases.get(each.id) ?? String(cases.size + 100)
        cases.set(each.id, number)
        return { kind: 'done', number }
      }),
    caseNow: () => Promise.resolve({ version: 7, state: 'work' }),
    phoneNowMs: () => noon + hourMs,
  }
  return { ports, calls, cases, kept }
}

describe('sending', () => {
  test('photos go first, then the draft; its number is kept and its photos are not', async () => {
    const { ports, calls, kept } = server()
    const sent = await sendDraft(draft({ photos: [photo, photo] }), nobody, ports)
    assert.deepEqual(calls, ['upload a1-0', 'upload a1-1', 'send a1 2026-11-23T12:00:00.000Z'])
    assert.deepEqual([sent.state, sent.number, sent.photos], ['sent', '100', []])
    assert.deepEqual(kept.get('a1'), sent)
  })

  test('an answer that was lost makes a second try, and no second case', async () => {
    const { ports, calls, cases, kept } = server([2])
    const first = await sendDraft(draft({ photos: [photo] }), nobody, ports)
    assert.equal(first.state, 'waiting')
    const again = await sendDraft(
      kept.get('a1') ?? first,
      { ...nobody, serverNowMs: noon + dayMs },
      ports,
    )
    assert.deepEqual([again.state, again.number, cases.size], ['sent', '100', 1])
    assert.equal(calls[1], calls[2], 'the second try says the same, time and all')
    assert.equal(calls.length, 3, 'the photo is not sent twice')
  })

  test('two tabs at once are one case', async () => {
    const { ports, cases } = server()
    const both = await Promise.all([1, 2].map(() => sendDraft(draft(), nobody, ports)))
    assert.deepEqual([both.map(({ number }) => number), cases.size], [['100', '100'], 1])
  })

  test('what was sent is never sent again', async () => {
    const { ports, calls } = server()
    await sendDraft(draft({ state: 'sent' }), nobody, ports)
    await sendWaiting([draft({ state: 'sent' })], nobody, ports)
    assert.deepEqual(calls, [])
  })

  test('nobody sends another one’s work', async () => {
    const { ports, calls } = server()
    const own = draft({ owner: 'staff-b', anonymous: false, what: act })
    assert.equal((await sendDraft(own, asha, ports)).state, 'waiting')
    assert.deepEqual(calls, [])
  })

  test('what needs a name belongs to whoever first sends it, also when that fails', async () => {
    const { ports, kept } = server([1])
    await sendDraft(draft({ anonymous: false }), asha, ports)
    assert.equal(kept.get('a1')?.owner, 'resident-a')
    const other = { ...asha, owner: 'resident-b' }
    const tried = await sendDraft(kept.get('a1') ?? draft(), other, ports)
    assert.equal(tried.state, 'waiting')
  })

  const refused = (status: number, fields: string[] = []): Outcome => ({
    kind: 'refused',
    status,
    told: `told ${status}`,
    fields,
  })
  test('a field act that somebody overtook is kept with the case as it is now', async () => {
    const { ports } = server([], refused(409))
    const kept = await sendDraft(draft({ owner: 'resident-a', what: act }), asha, ports)
    assert.deepEqual([kept.state, kept.told, kept.stateNow], ['stopped', 'told 409', 'work'])
    assert.deepEqual(kept.what, { ...act, version: 7 })
    assert.equal((await sendWaiting([kept], asha, ports)).length, 0, 'only by hand from now on')
  })

  test('what may pass is tried again by itself; what is wrong waits for its writer', async () => {
    for (const [status, state] of [
      [503, 'waiting'],
      [429, 'waiting'],
      [401, 'waiting'],
      [422, 'stopped'],
      [404, 'stopped'],
    ] as const) {
      const { ports } = server([], refused(status))
      const kept = await sendDraft(draft(), nobody, ports)
      assert.deepEqual([kept.state, kept.told], [state, `told ${status}`])
    }
  })

  test('photos that the server forgot are sent anew', async () => {
    const { ports } = server([], refused(422, ['uploads']))
    const kept = await sendDraft(draft({ photos: [photo] }), nobody, ports)
    assert.deepEqual([kept.state, kept.photos[0]?.uploaded], ['waiting', false])
  })

  test('the oldest goes first, and silence ends the round', async () => {
    const { ports, calls } = server([1])
    const young = draft({ id: 'b2', draftedAtMs: noon + hourMs })
    await sendWaiting([young, draft()], nobody, ports)
    assert.deepEqual(calls, ['send a1 2026-11-23T12:00:00.000Z'])
  })
})

test('on a shared phone each sees their own drafts and nobody’s, newest first', () => {
  const all = [
    draft({ id: 'old' }),
    draft({ id: 'asha', owner: 'resident-a', draftedAtMs: noon + 1 }),
    draft({ id: 'meera', owner: 'resident-b' }),
    draft({ id: 'job', owner: 'resident-a', what: act }),
  ]
  const ids = (owner: string, kind: 'report' | 'field-act') =>
    draftsOf(all, owner, kind).map(({ id }) => id)
  assert.deepEqual(ids('resident-a', 'report'), ['asha', 'old'])
  assert.deepEqual(ids('', 'report'), ['old'])
  assert.deepEqual(ids('resident-b', 'field-act'), [])
})
