import type { Draft } from '../../kernel/offline/draft.js'
import type { Outcome, SendPorts, Standing } from '../../kernel/offline/send-draft.js'
import { saveDraft } from './draft-store.js'

const patienceMs = 60_000

/** An answer, or undefined where there is no network. */
async function ask(url: string, options: RequestInit = {}): Promise<Response | undefined> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    return await fetch(url, { ...options, cache: 'no-store', signal: stop.signal })
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** Who is signed in and what time it is, from one small answer; undefined without network. */
export async function findStanding(): Promise<Standing | undefined> {
  const answer = await ask('/api/v1/session')
  if (!answer?.ok) return undefined
  const { owner, kind } = (await answer.json()) as { owner: string; kind: string }
  const serverNowMs = Date.parse(answer.headers.get('date') ?? '')
  return {
    owner,
    isResident: kind === 'resident',
    // The header tells whole seconds, cut off: nothing may lie after it.
    serverNowMs: Number.isNaN(serverNowMs) ? Date.now() : serverNowMs,
  }
}

interface Problem {
  title?: string
  detail?: string
  errors?: { path: string; message: string }[]
}

async function outcomeOf(answer: Response | undefined): Promise<Outcome> {
  if (!answer) return { kind: 'silence' }
  const body: unknown = await answer.json().catch(() => ({}))
  if (answer.ok) return { kind: 'done', number: (body as { number?: string }).number ?? '' }
  const { title = '', detail, errors = [] } = body as Problem
  const reasons = errors.map(({ message }) => message)
  return {
    kind: 'refused',
    status: answer.status,
    told: [title, ...(reasons.length > 0 ? reasons : [detail ?? ''])].filter(Boolean).join('. '),
    fields: errors.map(({ path }) => path),
  }
}

const headersOf = (draft: Draft, key: string) => ({
  'idempotency-key': key,
  accept: 'application/json',
  'accept-language': draft.language,
})

function uploadTo({ base, id, anonymous, what, photos }: Draft, place: number): string {
  const query = new URLSearchParams({ for: id, field: photos[place]?.field ?? '' })
  if (what.kind === 'report') {
    query.set('service', what.service)
    if (anonymous) query.set('anonymous', 'true')
  } else query.set('number', what.number)
  return `${base}/uploads?${query.toString()}`
}

/** What the API is told: a case to file, or an act on one. */
function messageOf({ base, anonymous, what, photos, occurredAt }: Draft) {
  const common = { occurredAt, ...(photos.length > 0 && { uploads: photos.length }) }
  if (what.kind === 'report') {
    const { service, answers } = what
    const body = { answers, consent: true, ...(anonymous && { anonymous }), ...common }
    return { url: `${base}/services/${service}/applications`, body }
  }
  const { number, action, version, note } = what
  const body = { action, version, ...(note !== '' && { note }), ...common }
  return { url: `${base}/applications/${number}/actions`, body }
}

/** The network and the phone's store, as the queue knows them. */
export const ports: SendPorts = {
  save: saveDraft,
  phoneNowMs: () => Date.now(),
  async upload(draft, place) {
    const photo = draft.photos[place]
    const form = new FormData()
    form.append('file', photo?.bytes as Blob, photo?.name)
    const headers = headersOf(draft, `${draft.id}-${place}`)
    return outcomeOf(await ask(uploadTo(draft, place), { method: 'POST', headers, body: form }))
  },
  async send(draft) {
    const { url, body } = messageOf(draft)
    const headers = { ...headersOf(draft, draft.id), 'content-type': 'application/json' }
    return outcomeOf(await ask(url, { method: 'POST', headers, body: JSON.stringify(body) }))
  },
  async caseNow({ base, what }) {
    if (what.kind !== 'field-act') return undefined
    const answer = await ask(`${base}/applications/${what.number}`)
    if (!answer?.ok) return undefined
    const { version, state } = (await answer.json()) as { version: number; state: string }
    return { version, state }
  },
}
