import fc from 'fast-check'

/** As much of JSON Schema as the API's own document uses. */
export interface JsonSchema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  items?: JsonSchema
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

/** Values that fit a schema, but for patterns and meanings: those fit now and then. */
export function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting))
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, each]) => [name, fitting(each)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      )
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 5),
      })
    case 'integer':
    case 'number':
      return fc.integer({
        min: schema.minimum ?? -1_000,
        max: Math.min(schema.maximum ?? 1_000_000, 1_000_000),
      })
    case 'boolean':
      return fc.boolean()
    case 'string':
      return text(schema)
    default:
      return fc.jsonValue()
  }
}

/** What a caller sends who knows the schema and wants to break something. */
export const breaking = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc.oneof(fc.jsonValue(), nasty, fitting(schema).map(twisted))

const nasty: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  '',
  [],
  {},
  -1,
  1e308,
  '\u0000',
  '\u202e‮',
  "'; drop table service.application; --",
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '9'.repeat(400),
  { __proto__: { admin: true } },
)

const text = ({ pattern, minLength = 0, maxLength = 60 }: JsonSchema): fc.Arbitrary<string> => {
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern))
    } catch {
      // A pattern that the generator cannot read.
    }
  }
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 80)) })
}

/** One thing of an otherwise right body is of another kind. */
function twisted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [value]
  const [first, ...others] = Object.entries(value)
  return first
    ? Object.fromEntries([...others, [first[0], { was: first[1] }], ['extra', 1]])
    : value
}
