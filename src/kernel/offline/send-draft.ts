import type { Draft } from './draft.js'
import { trueTime } from './true-time.js'

/** What the server said to one call. */
export type Outcome =
  | { kind: 'done'; number: string }
  /** Refused, with the reason in words, and the fields that are wrong. */
  | { kind: 'refused'; status: number; told: string; fields: readonly string[] }
  /** No answer: nobody knows whether the call arrived. */
  | { kind: 'silence' }

/** Who is signed in on this phone, and the server's time; undefined without network. */
export interface Standing {
  owner: string
  isResident: boolean
  serverNowMs: number
}

/** The outside of the queue: the phone's store, the network, the clock. */
export interface SendPorts {
  save(draft: Draft): Promise<void>
  upload(draft: Draft, place: number): Promise<Outcome>
  send(draft: Draft): Promise<Outcome>
  /** The case of a field act as it is now. */
  caseNow(draft: Draft): Promise<{ version: number; state: string } | undefined>
  phoneNowMs(): number
}

/** True for what this person may send; nobody sends another one's work. */
export const maySend = (draft: Draft, { owner }: Standing): boolean =>
  draft.state !== 'sent' && (draft.owner === '' || draft.owner === owner)

/**
 * Sends one draft: first its photos, then the draft itself, each under a key that never changes, so
 * that a try whose answer was lost is repeated without doing it twice. Gives the draft as it is now.
 */
export async function sendDraft(
  given: Draft,
  standing: Standing,
  ports: SendPorts,
): Promise<Draft> {
  if (!maySend(given, standing)) return given
  let draft = await keep(ports, started(given, standing, ports.phoneNowMs()))
  for (const [place, photo] of draft.photos.entries()) {
    if (photo.uploaded) continue
    const outcome = await ports.upload(draft, place)
    if (outcome.kind !== 'done') return keep(ports, await notTaken(draft, outcome, ports))
    const photos = draft.photos.map((each, at) =>
      at === place ? Object.assign({}, each, { uploaded: true }) : each,
    )
    draft = await keep(ports, { ...draft, photos })
  }
  const outcome = await ports.send(draft)
  if (outcome.kind !== 'done') return keep(ports, await notTaken(draft, outcome, ports))
  const { told: _told, stateNow: _stateNow, ...rest } = draft
  return keep(ports, { ...rest, state: 'sent', number: outcome.number, photos: [] })
}

async function keep(ports: SendPorts, draft: Draft): Promise<Draft> {
  await ports.save(draft)
  return draft
}

/** Time and sender are settled before the first try: a later one must not be another person's. */
function started(draft: Draft, standing: Standing, phoneNowMs: number): Draft {
  const owner = draft.anonymous || draft.owner !== '' ? draft.owner : ownerOf(standing)
  if (draft.occurredAt !== undefined) return { ...draft, owner }
  const { draftedAtMs, pageAtMs } = draft
  const { serverNowMs } = standing
  const time = trueTime({ draftedAtMs, pageAtMs, phoneNowMs, serverNowMs })
  return {
    ...draft,
    owner,
    occurredAt: new Date(time.occurredAtMs).toISOString(),
    ...(time.wrongByMs !== undefined && { wrongByMs: time.wrongByMs }),
  }
}

const ownerOf = ({ owner, isResident }: Standing) => (isResident ? owner : '')

/** What cannot be taken waits for a person; what may pass is tried again by itself. */
async function notTaken(
  draft: Draft,
  outcome: Exclude<Outcome, { kind: 'done' }>,
  ports: SendPorts,
): Promise<Draft> {
  if (outcome.kind === 'silence') return draft
  const { status, told, fields } = outcome
  if (status >= 500 || status === 429 || status === 408) return { ...draft, told }
  if (status === 401) return { ...draft, state: 'waiting', told }
  if (fields.includes('uploads')) {
    // The server forgot what was never followed by anything: it is sent anew.
    const photos = draft.photos.map((photo) => Object.assign({}, photo, { uploaded: false }))
    return { ...draft, photos, told }
  }
  const now = status === 409 ? await ports.caseNow(draft) : undefined
  if (!now || draft.what.kind !== 'field-act') return { ...draft, state: 'stopped', told }
  const what = { ...draft.what, version: now.version }
  return { ...draft, state: 'stopped', told, stateNow: now.state, what }
}
