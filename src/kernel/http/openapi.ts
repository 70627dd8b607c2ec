import type { TSchema } from 'typebox'
import type { AnyRoute } from './route.js'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters: object[]
  requestBody?: object
  responses: Record<string, object>
  security?: object[]
  'x-permission'?: string
  'x-scope'?: string
}

/** The OpenAPI 3.1 document, made from the schemas that the server really uses. */
export function openApiDocument<C>(
  routes: readonly AnyRoute<C>[],
  info: { title: string; version: string; description: string; serverUrl: string },
): object {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const route of routes) {
    if (route.summary === undefined) continue
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    const methods = paths[path] ?? {}
    methods[route.method.toLowerCase()] = operation(route)
    paths[path] = methods
  }
  return {
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: info.version,
      description: info.description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: info.serverUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'nagara_session' },
        bearer: { type: 'http', scheme: 'bearer' },
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

function operation<C>(route: AnyRoute<C>): Operation {
  const { access } = route
  const made: Operation = {
    operationId: operationId(route.method, route.path),
    summary: route.summary ?? '',
    tags: [route.tag ?? 'Other'],
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...(route.idempotent === true ? [idempotencyKey] : []),
    ],
    responses: { ...answers(route), default: refusal(route) },
  }
  if (route.body) {
    const type = route.dialect?.body ?? route.bodyType ?? 'application/json'
    made.requestBody = { required: true, content: { [type]: { schema: route.body } } }
  }
  if (typeof access === 'object' && 'scope' in access) {
    made.security = [{ bearer: [] }, { key: [] }]
    made['x-scope'] = access.scope
    return made
  }
  if (access !== 'public') made.security = [{ session: [] }, { bearer: [] }]
  if (typeof access === 'object') made['x-permission'] = access.permission
  return made
}

const operationId = (method: string, path: string) =>
  `${method.toLowerCase()}${path
    .split('/')
    .filter((part) => !/^(api|v1|)$/.test(part))
    .map((part) => part.replaceAll(/[^a-z0-9]+(\w?)/gi, (_all, next: string) => next.toUpperCase()))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`

function parameters(place: 'path' | 'query', schema: TSchema | undefined): object[] {
  if (!schema || !('properties' in schema)) return []
  const required = 'required' in schema && Array.isArray(schema.required) ? schema.required : []
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function answers<C>(route: AnyRoute<C>): Record<string, object> {
  const type = route.dialect?.answer ?? 'application/json'
  const given = Object.entries(route.answers ?? {}).map(([status, schema]) => [
    status,
    { description: 'OK', content: { [type]: { schema } } },
  ])
  return given.length > 0 ? Object.fromEntries(given) : { 200: { description: 'OK' } }
}

const refusal = <C>({ dialect }: AnyRoute<C>): object =>
  dialect
    ? {
        description: 'What is wrong, as the standard of this call tells it',
        content: { [dialect.answer]: { schema: dialect.refusal } },
      }
    : problemAnswer

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: 200 },
  description: 'The same key with the same body gives the same record; with another body, 422.',
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
}

const problemAnswer = {
  description: 'What is wrong, every fault with its field (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
