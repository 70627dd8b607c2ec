import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { AppError, type Fault } from '../errors/app-error.js'
import { errors } from '../errors/errors.js'
import { compress } from './compress.js'
import { readJson } from './read-json.js'
import type { Reply } from './reply.js'
import type { AnyRoute } from './route.js'
import { securityHeaders } from './security-headers.js'
import { compileValidator } from './validate.js'

export interface ServerOptions<C> {
  routes: readonly AnyRoute<C>[]
  log: Logger
  trustProxy: boolean
  secureCookies: boolean
  /** Builds the context, checks the route's access and its limit; throws `AppError`. */
  admit: (request: FastifyRequest, route: AnyRoute<C>) => Promise<C>
  /** Turns an error into a page or `problem+json`, in the caller's language. */
  present: (error: AppError, request: FastifyRequest) => Promise<Reply>
  /** Told once per answer, for the metrics. */
  onAnswer?: (route: string, method: string, status: number, seconds: number) => void
}

const formLimitBytes = 1_000_000
/** How long open requests may take to finish when the server closes. */
const graceMs = 5_000

/** The HTTP server: declared routes only, every answer through one door. */
export async function createServer<C>(options: ServerOptions<C>): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: formLimitBytes,
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 700, ignoreTrailingSlash: true },
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: formLimitBytes })
  await app.register(multipart, {
    limits: { fileSize: 21_000_000, files: 6, fields: 60, fieldSize: 100_000, parts: 70 },
  })
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readJson(Buffer.isBuffer(body) ? body : Buffer.from(body)))
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
    }
  })

  app.addHook('onRequest', async (request) => {
    // In an address it is an attack, and in PostgreSQL an error.
    if (/%00/.test(request.url)) throw errors.badRequest()
  })
  // A stream never ends by itself, and the server waits for every open answer.
  const streams = new Set<FastifyReply['raw']>()
  app.addHook('preClose', async () => {
    for (const raw of streams) raw.destroy()
    // Browsers keep connections open on which they have asked nothing yet: these count as busy.
    setTimeout(() => app.server.closeAllConnections(), graceMs).unref()
  })

  const everyHeader = { ...securityHeaders(), 'cache-control': 'no-store' }
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    options.onAnswer?.(route, request.method, reply.statusCode, reply.elapsedTime / 1_000)
    done()
  })

  const send = async (request: FastifyRequest, reply: FastifyReply, answer: Reply) => {
    for (const { name, value, maxAgeSeconds, httpOnly = true, path = '/' } of answer.cookies ??
      []) {
      const common = { path, httpOnly, sameSite: 'lax', secure: options.secureCookies } as const
      if (maxAgeSeconds === 0) reply.clearCookie(name, common)
      else {
        reply.setCookie(name, value, {
          ...common,
          ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
        })
      }
    }
    if (answer.hijack) {
      streams.add(reply.raw)
      reply.raw.once('close', () => streams.delete(reply.raw))
      return answer.hijack(reply)
    }
    reply
      .code(answer.status)
      .headers({ ...everyHeader, ...answer.headers, 'x-request-id': request.id })
    if (answer.body !== null) reply.type(answer.type)
    if (typeof answer.body !== 'string') return reply.send(answer.body ?? undefined)
    reply.header('vary', 'accept-encoding')
    const packed = await compress(answer.body, request.headers['accept-encoding'])
    if (packed) reply.header('content-encoding', packed.encoding)
    return reply.send(packed?.body ?? answer.body)
  }

  // Routes that follow a standard say what an error looks like there.
  const refusals = new Map<string, ServerOptions<C>['present']>(
    options.routes.flatMap(({ method, path, dialect }) =>
      dialect ? [[`${method} ${path}`, dialect.refuse] as const] : [],
    ),
  )
  app.setErrorHandler(async (error, request, reply) => {
    const known = toAppError(error)
    if (known.status >= 500) {
      options.log.error(
        { err: error, requestId: request.id, route: request.routeOptions.url },
        known.code,
      )
    }
    const present = refusals.get(`${request.method} ${request.routeOptions.url}`) ?? options.present
    return send(request, reply, await present(known, request))
  })
  app.setNotFoundHandler(async (request, reply) =>
    send(request, reply, await options.present(errors.notFound(), request)),
  )

  for (const route of options.routes) {
    const params = route.params && compileValidator(route.params, true)
    const query = route.query && compileValidator(route.query, true)
    const body = route.body && compileValidator(route.body, false)
    app.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimitBytes !== undefined && { bodyLimit: route.bodyLimitBytes }),
      handler: async (request, reply) => {
        const context = await options.admit(request, route)
        const faults: Fault[] = []
        const take = (part: string, check: typeof params, value: unknown): unknown => {
          const checked = check?.(value)
          if (!checked) return {}
          if (checked.ok) return checked.value
          const at = part === 'body' ? '' : `${part}.`
          faults.push(...checked.faults.map((fault) => ({ ...fault, path: at + fault.path })))
          return {}
        }
        const input = {
          params: take('path', params, request.params),
          query: take('query', query, request.query),
          body: take('body', body, request.body ?? {}),
          request,
        }
        if (faults.some((fault) => fault.path.startsWith('path.'))) throw errors.notFound()
        if (faults.length > 0) throw errors.badRequest(faults)
        return send(request, reply, await route.handle(context, input))
      },
    })
  }
  return app
}

/** Unique over processes and restarts, and countable within one. */
function requestIds(): () => string {
  const process = randomBytes(6).toString('hex')
  let count = 0
  return () => `${process}-${(count += 1).toString(36)}`
}

/** Fastify's and PostgreSQL's own errors in our words; what is left is a bug. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (code === 'NG001') return errors.conflict('changed-meanwhile')
  if (
    (code.startsWith('08') && code !== '08P01') ||
    code.startsWith('57') ||
    code.startsWith('53') ||
    lostConnection.has(code)
  ) {
    return errors.unavailable(error)
  }
  if (
    error instanceof Error &&
    /Connection terminated|timeout exceeded|Client has encountered/.test(error.message)
  ) {
    return errors.unavailable(error)
  }
  if (status === 413) return new AppError('too-large', 413, { cause: error })
  if (status === 415) return new AppError('wrong-content-type', 415, { cause: error })
  if (status >= 400 && status < 500) return errors.badRequest([], error)
  return new AppError('internal', 500, { cause: error })
}

const lostConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])
