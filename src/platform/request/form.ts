import type { FastifyRequest } from 'fastify'
import { errors } from '../../kernel/errors/errors.js'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { AppError, type Fault } from '../../kernel/errors/app-error.js'
import { faultText } from '../../kernel/http/problem.js'
import { requireToken } from './browser.js'
import type { Context } from './context.js'

/** A posted form: its texts, and its files where there were any. */
export interface Form {
  /** A field's text; '' when it was not sent. */
  text(name: string): string
  has(name: string): boolean
  /** All texts, `where.landmark` nested as `{ where: { landmark } }`. */
  nested(): Record<string, unknown>
  files: readonly PostedFile[]
}

export interface PostedFile {
  field: string
  name: string
  claimedType: string
  bytes: Buffer
  /** The upload went on past the limit and was cut. */
  truncated: boolean
}

/** Reads a form and checks its token. Throws `forged` without one. */
export async function readForm(context: Context, request: FastifyRequest): Promise<Form> {
  const fields = new Map<string, string>()
  const files: PostedFile[] = []
  // PostgreSQL stores no NUL, and no person types one.
  const put = (name: string, value: string) => fields.set(name, value.replaceAll('\0', ''))
  if (request.isMultipart()) {
    files.push(...(await readParts(request, put)))
  } else if (typeof request.body === 'object' && request.body !== null) {
    for (const [name, value] of Object.entries(request.body)) {
      if (typeof value === 'string') put(name, value)
      else if (Array.isArray(value)) put(name, String(value.at(-1) ?? ''))
    }
  }
  requireToken(context, Object.fromEntries(fields))
  return {
    text: (name) => fields.get(name) ?? '',
    has: (name) => fields.has(name),
    nested: () => nest(fields),
    files,
  }
}

/** The files of a program's upload, which carries no form token. Throws `wrong-content-type`. */
export async function readFiles(request: FastifyRequest): Promise<PostedFile[]> {
  if (!request.isMultipart()) throw new AppError('wrong-content-type', 415)
  return readParts(request, () => undefined)
}

/** The parts of an upload: texts are put, files are given. Throws `bad-request` for what is none. */
async function readParts(
  request: FastifyRequest,
  put: (name: string, value: string) => void,
): Promise<PostedFile[]> {
  const files: PostedFile[] = []
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        put(part.fieldname, String(part.value))
        continue
      }
      const bytes = await part.toBuffer().catch((cause: unknown) => {
        if (part.file.truncated) return undefined
        throw cause
      })
      if (part.filename === '' || (bytes?.length === 0 && !part.file.truncated)) continue
      files.push({
        field: part.fieldname,
        name: part.filename,
        claimedType: part.mimetype,
        bytes: bytes ?? Buffer.alloc(0),
        truncated: part.file.truncated,
      })
    }
  } catch (cause) {
    // The parser names only some of its errors: what is broken or cut has no status.
    if (cause instanceof Error && 'statusCode' in cause) throw cause
    throw errors.badRequest([], cause)
  }
  return files
}

function nest(fields: ReadonlyMap<string, string>): Record<string, unknown> {
  const result: Record<string, Record<string, string> | string> = {}
  for (const [name, value] of fields) {
    if (name.startsWith('_')) continue
    const [first = '', second] = name.split('.')
    if (second === undefined) result[first] = value
    else {
      const inner = result[first]
      result[first] = { ...(typeof inner === 'object' ? inner : {}), [second]: value }
    }
  }
  return result
}

export const showFaults = (context: Context, faults: readonly Fault[]): ShownFault[] =>
  faults.map((fault) => ({ path: fault.path, message: faultText(context.t, fault) }))

/** The faults of a refused action, for showing the form again; other errors go on. */
export function faultsOf(error: unknown): readonly Fault[] {
  if (isInvalid(error)) return error.faults
  throw error
}

const isInvalid = (error: unknown): error is AppError =>
  error instanceof Error && 'faults' in error && 'status' in error && error.status === 422
