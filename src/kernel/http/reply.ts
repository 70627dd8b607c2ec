import type { FastifyReply } from 'fastify'

/** A cookie to set with an answer. `maxAgeSeconds` 0 removes it. */
export interface SetCookie {
  name: string
  value: string
  maxAgeSeconds?: number
  /** Readable by the page's scripts; default is not. */
  httpOnly?: boolean
  path?: string
}

/** What a handler gives back; the server turns it into HTTP. */
export interface Reply {
  status: number
  type: string
  body: string | Buffer | NodeJS.ReadableStream | null
  headers?: Readonly<Record<string, string>>
  cookies?: readonly SetCookie[]
  /** Takes the connection over (server-sent events). */
  hijack?: (reply: FastifyReply) => void
}

export const html = (body: string, status = 200): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
})

export const json = (body: unknown, status = 200): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
})

/** Redirect after post: 303, so that a reload repeats nothing. */
export const redirect = (location: string, cookies: readonly SetCookie[] = []): Reply => ({
  status: 303,
  type: 'text/plain; charset=utf-8',
  body: '',
  headers: { location },
  cookies,
})

export const text = (body: string, status = 200): Reply => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
})

export const withCookies = (reply: Reply, ...cookies: SetCookie[]): Reply => ({
  ...reply,
  cookies: [...(reply.cookies ?? []), ...cookies],
})

export const withHeaders = (reply: Reply, headers: Readonly<Record<string, string>>): Reply => ({
  ...reply,
  headers: { ...reply.headers, ...headers },
})
