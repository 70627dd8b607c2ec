import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import type { Fault } from '../errors/app-error.js'

const mostFaults = 100
// Its default is 8, which would hide the ninth fault of a form.
Settings.Set({ maxErrors: mostFaults })

/** The value as the schema reads it, or every fault with its field path. */
export type Validated = { ok: true; value: unknown } | { ok: false; faults: Fault[] }

export type Validator = (value: unknown) => Validated

/**
 * Compiles a schema. `convert` turns texts into numbers and booleans, as queries and path parameters
 * need; a JSON body is taken as it is.
 */
export function compileValidator(schema: TSchema, convert: boolean): Validator {
  const compiled = Compile(schema)
  return (input) => {
    const value = convert ? Value.Convert(schema, Value.Clone(input ?? {})) : input
    if (compiled.Check(value)) return { ok: true, value }
    const faults = new Map<string, Fault>()
    for (const error of compiled.Errors(value)) {
      for (const fault of toFaults(error)) {
        if (!faults.has(fault.path)) faults.set(fault.path, fault)
      }
    }
    return { ok: false, faults: [...faults.values()].slice(0, mostFaults) }
  }
}

interface SchemaError {
  keyword: string
  instancePath: string
  params: object
  message: string
}

function toFaults(error: SchemaError): Fault[] {
  const base = error.instancePath.slice(1).replaceAll('/', '.')
  const at = (name: string) => (base === '' ? name : `${base}.${name}`)
  const params = error.params as Record<string, unknown>
  const names = (key: string) => (Array.isArray(params[key]) ? params[key].map(String) : [])
  switch (error.keyword) {
    case 'required':
      return names('requiredProperties').map((name) => ({ path: at(name), code: 'fault.required' }))
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return names('additionalProperties').map((name) => ({
        path: at(name),
        code: 'fault.unknown',
      }))
    // A `false` schema: what additionalProperties says of all, this says of one.
    case 'boolean':
      return [{ path: base, code: 'fault.unknown' }]
    default:
      return [{ path: base, code: `fault.${error.keyword}`, params: plain(params) }]
  }
}

/** Only short texts and numbers may travel into a message. */
function plain(params: Record<string, unknown>): Record<string, string | number> {
  const kept: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'number') kept[key] = value
    else if (typeof value === 'string') kept[key] = value.slice(0, 100)
    else if (Array.isArray(value)) kept[key] = value.map(String).join(', ').slice(0, 200)
  }
  return kept
}
