import { request as requestPlain, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { faultOfUrl, RefusedTarget, resolveTarget, type TargetPolicy } from './check-target.js'

export interface Parcel {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
}

/** What came of it: an HTTP status, or why there is none (a code, never a text of the other side). */
export interface Outcome {
  status: number | null
  error: string | null
}

export const timeoutMs = 10_000
const mostAnswerBytes = 16_384

/**
 * Posts once. The name is looked up here, every address is checked, and the connection goes to the
 * checked one, so that a name cannot point elsewhere a moment later. No redirect is followed; the
 * answer's body is read up to a limit and thrown away.
 */
export async function sendWebhook(parcel: Parcel, policy: TargetPolicy): Promise<Outcome> {
  const fault = faultOfUrl(parcel.url, policy)
  if (fault) return { status: null, error: fault }
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const url = new URL(parcel.url)
    const target = await withDeadline(resolveTarget(url, policy), signal)
    const status = await post(url, parcel, target, signal)
    return { status, error: status >= 200 && status < 300 ? null : `http-${status}` }
  } catch (error) {
    return { status: null, error: codeOf(error, signal) }
  }
}

function post(
  url: URL,
  { headers, body }: Parcel,
  target: { address: string; family: number },
  signal: AbortSignal,
): Promise<number> {
  const pinned: LookupFunction = (_host, options, done) => {
    if (options.all === true) done(null, [target])
    else done(null, target.address, target.family)
  }
  const send = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      agent: false,
      lookup: pinned,
      signal,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    })
    request.once('error', reject)
    request.once('response', (answer: IncomingMessage) => {
      let read = 0
      answer.on('data', (piece: Buffer) => {
        read += piece.length
        if (read > mostAnswerBytes) answer.destroy()
      })
      answer.once('error', reject)
      // Cut off by us or ended by itself: the status is what counts.
      answer.once('close', () => resolve(answer.statusCode ?? 0))
    })
    request.end(body)
  })
}

/** A name server that does not answer must not hold the courier. */
const withDeadline = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new RefusedTarget('timeout')), { once: true })
    work.then(resolve, reject)
  })

function codeOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof RefusedTarget) return error.message
  if (signal.aborted) return 'timeout'
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed'
  return code.toLowerCase().replaceAll('_', '-').slice(0, 40)
}
