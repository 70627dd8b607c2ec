/** W3C's form of an instant in UTC, to the second, as GeoReport's clients expect it. */
export const writeInstant = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')

const form = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/

/** An instant with its zone, or a date, which means its first second in UTC; undefined if neither. */
export function readInstant(text: string): Date | undefined {
  // An unescaped plus sign arrives as a space.
  const written = text.trim().replace(' ', '+')
  const [, day] = form.exec(written) ?? []
  if (day === undefined) return undefined
  const at = new Date(written)
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || Number.isNaN(midnight.getTime())) return undefined
  // 30 February is read as 1 March.
  return midnight.toISOString().startsWith(day) ? at : undefined
}
