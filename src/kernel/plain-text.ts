/** A value out of JSON as a person may read it: texts and numbers as they are, the rest as JSON. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  return JSON.stringify(value) ?? ''
}
