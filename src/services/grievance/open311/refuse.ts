import type { FastifyRequest } from 'fastify'
import type { AppError } from '../../../kernel/errors/app-error.js'
import { faultText } from '../../../kernel/http/problem.js'
import { withHeaders, type Reply } from '../../../kernel/http/reply.js'
import type { Translate } from '../../../kernel/i18n/messages.js'
import type { App } from '../../../platform/app.js'
import { contextOf } from '../../../platform/request/admit.js'
import { geoReply, type Format } from './geo-reply.js'
import { languageAsked } from './in-locale.js'

/** Statuses of ours that GeoReport does not use, and the one that stands for them there. */
const standard: Readonly<Record<number, number>> = { 401: 403, 409: 400, 415: 400, 422: 400 }

/** Any error as GeoReport v2 shapes it: a list of code and description, one for each fault. */
export const refuse =
  (app: App, format: Format) =>
  async (error: AppError, request: FastifyRequest): Promise<Reply> => {
    const t = await translatorFor(app, request)
    const status = standard[error.status] ?? error.status
    const descriptions = error.faults.map(({ path, ...fault }) => {
      const text = faultText(t, { path, ...fault })
      const name = path.replace(/^query\./, '')
      return name === '' ? text : `${name}: ${text}`
    })
    if (descriptions.length === 0) descriptions.push(t(`error.${error.code}.title`, error.params))
    const body = descriptions.map((description) => ({ code: status, description }))
    const reply = geoReply(format, 'errors', body, status)
    const wait = error.params['retryAfterSeconds']
    return wait === undefined ? reply : withHeaders(reply, { 'retry-after': String(wait) })
  }

/** When the database cannot even say which city it is about, English must do. */
async function translatorFor(app: App, request: FastifyRequest): Promise<Translate> {
  try {
    const context = await contextOf(app, request)
    const language = languageAsked(context, new URLSearchParams(request.url.split('?')[1]))
    return app.messages.translator(language)
  } catch {
    return app.messages.translator('en')
  }
}
