import type { FastifyRequest } from 'fastify'
import type { AppError } from '../../kernel/errors/app-error.js'
import { problemReply, faultText } from '../../kernel/http/problem.js'
import { redirect, type Reply, withHeaders } from '../../kernel/http/reply.js'
import { isApiPath } from '../../kernel/http/route.js'
import type { App } from '../app.js'
import { page } from '../web/shell.js'
import { helplineOf } from '../web/helpline.js'
import { contextOf } from './admit.js'
import type { Context } from './context.js'

/** An error as its reader needs it: `problem+json` for programs, a page that says what to do for people. */
export async function presentError(
  app: App,
  error: AppError,
  request: FastifyRequest,
): Promise<Reply> {
  const context = await contextOf(app, request).catch(() => bareContext(app, request))
  if (isApiPath(request.url) || wantsJson(request))
    return problemReply(error, request.id, context.t)
  if (error.code === 'not-signed-in' && request.method === 'GET') {
    const to = encodeURIComponent(context.url)
    const isDesk = context.path.startsWith('/desk')
    if (isDesk) return redirect(`/staff/sign-in?to=${to}`)
    if (context.tenant) return redirect(`/${context.tenant.slug}/sign-in?to=${to}`)
  }
  return errorPage(context, error)
}

function errorPage(context: Context, error: AppError): Reply {
  const { t } = context
  const title = t(`error.${error.code}.title`, error.params)
  const helpline = helplineOf(context)
  const reply = page(
    context,
    { title, status: error.status, narrow: true },
    <>
      <h1>{title}</h1>
      {t.has(`error.${error.code}.text`) && <p>{t(`error.${error.code}.text`, error.params)}</p>}
      {error.faults.length > 0 && (
        <ul>
          {error.faults.map((fault) => (
            <li key={fault.path}>{faultText(t, fault)}</li>
          ))}
        </ul>
      )}
      <p>
        {t('error.help')}{' '}
        <a href={`tel:${helpline.number}`}>
          <bdi>{helpline.number}</bdi>
        </a>
      </p>
      <p>
        <a class="button quiet" href={context.tenant ? `/${context.tenant.slug}` : '/'}>
          {t('error.home')}
        </a>
      </p>
      <p class="muted small">
        {t('error.request')} <bdi>{context.requestId}</bdi>
      </p>
    </>,
  )
  const wait = error.params['retryAfterSeconds']
  return wait === undefined ? reply : withHeaders(reply, { 'retry-after': String(wait) })
}

const wantsJson = (request: FastifyRequest) =>
  (request.headers.accept ?? '').startsWith('application/json')

/** For when the database cannot even say who asks. */
function bareContext(app: App, request: FastifyRequest): Context {
  return {
    app,
    requestId: request.id,
    url: request.url,
    path: request.url.split('?')[0] ?? '/',
    tenant: undefined,
    language: 'en',
    t: app.messages.translator('en'),
    person: undefined,
    client: undefined,
    formToken: '',
    browserId: '',
    isNewBrowser: false,
    ip: request.ip,
    now: app.clock(),
    idempotencyKey: undefined,
  }
}
