import type { AppError, Fault } from '../errors/app-error.js'
import type { Translate } from '../i18n/messages.js'
import type { Reply } from './reply.js'

/** `application/problem+json` (RFC 9457): every fault with its field and what to do. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  instance: string
  errors?: { path: string; code: string; message: string }[]
}

/** The sentence for a fault, in the reader's language; an unknown code gets the general one. */
export function faultText(t: Translate, fault: Fault): string {
  const key = fault.code
  return t(t.has(key) ? key : 'fault.other', fault.params)
}

export function problemReply(error: AppError, requestId: string, t: Translate): Reply {
  const problem: Problem = {
    type: `urn:nagara:problem:${error.code}`,
    title: t(`error.${error.code}.title`, error.params),
    status: error.status,
    instance: `urn:nagara:request:${requestId}`,
  }
  if (t.has(`error.${error.code}.text`))
    problem.detail = t(`error.${error.code}.text`, error.params)
  if (error.faults.length > 0) {
    problem.errors = error.faults.map((fault) => ({
      path: fault.path,
      code: fault.code,
      message: faultText(t, fault),
    }))
  }
  const wait = error.params['retryAfterSeconds']
  return {
    status: error.status,
    type: 'application/problem+json; charset=utf-8',
    body: JSON.stringify(problem),
    ...(wait !== undefined && { headers: { 'retry-after': String(wait) } }),
  }
}
