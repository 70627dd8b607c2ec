import type { FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { AppError } from '../errors/app-error.js'
import type { Reply } from './reply.js'

/** Who may call a route. Every route says it; there is no default. */
export type Access =
  | 'public'
  /** Any signed-in person; the action checks that the record is theirs. */
  | 'signed-in'
  /** Someone who holds this permission in the tenant of the address. */
  | { readonly permission: string }
  /** A program whose key has this scope in the tenant of the address. */
  | { readonly scope: string }

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A limit that is kept in PostgreSQL, counted per caller and route name. */
export interface RouteLimit {
  capacity: number
  perSecond: number
}

/** How a route that follows a standard of others differs from the API's JSON. */
export interface Dialect {
  /** Media type of the body that it takes; absent: JSON. */
  body?: string
  /** Media type of its answers and errors. */
  answer: string
  refuse: (error: AppError, request: FastifyRequest) => Promise<Reply>
  /** What a refusal looks like, for the API reference. */
  refusal: TSchema
}

interface RouteBase<C> {
  method: Method
  /** Fastify's path, with `:name` parameters. */
  path: string
  access: Access
  /** One line for the API reference. Pages have none and stay out of it. */
  summary?: string
  tag?: string
  /** Answers by status, for the API reference. */
  answers?: Readonly<Record<number, TSchema>>
  limit?: RouteLimit
  bodyLimitBytes?: number
  /** Media type of the body, for the API reference; absent: JSON. */
  bodyType?: string
  /** API routes that make something: the caller must send `Idempotency-Key`. */
  idempotent?: boolean
  /** Pages of other sites may send it: who calls is known by a key in the body, never by a cookie. */
  fromAnySite?: boolean
  /** The route speaks as a standard asks; absent: JSON, with errors as a page or `problem+json`. */
  dialect?: Dialect
  params?: TSchema
  query?: TSchema
  body?: TSchema
  handle: (context: C, input: RouteInput) => Promise<Reply> | Reply
}

/** Input after validation against the route's schemas; the schema's own type is given by `route`. */
export interface RouteInput {
  params: unknown
  query: unknown
  body: unknown
  request: FastifyRequest
}

export type AnyRoute<C> = RouteBase<C>

type Of<S> = S extends TSchema ? Static<S> : Readonly<Record<string, never>>

/** Declares a route; the handler's input has the types of the schemas. */
export function routeOf<C>() {
  return <
    P extends TSchema | undefined = undefined,
    Q extends TSchema | undefined = undefined,
    B extends TSchema | undefined = undefined,
  >(
    spec: Omit<RouteBase<C>, 'params' | 'query' | 'body' | 'handle'> & {
      params?: P
      query?: Q
      body?: B
      handle: (
        context: C,
        input: { params: Of<P>; query: Of<Q>; body: Of<B>; request: FastifyRequest },
      ) => Promise<Reply> | Reply
    },
  ): AnyRoute<C> => {
    const { params, query, body, handle, ...rest } = spec
    return {
      ...rest,
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body }),
      handle: (context, input) =>
        handle(context, {
          // Validated against exactly these schemas before the handler is called.
          params: input.params as Of<P>,
          query: input.query as Of<Q>,
          body: input.body as Of<B>,
          request: input.request,
        }),
    }
  }
}

/** Pages are for people; everything under these roots is for programs. */
export const isApiPath = (path: string) => /^\/(api|auth|iudx|ngsi-ld|open311)(\/|$)/.test(path)
