import pg from 'pg'

const { builtins, getTypeParser, setTypeParser } = pg.types
const parseAnyInstant: (text: string) => Date | number = getTypeParser(builtins.TIMESTAMPTZ)

/**
 * PostgreSQL writes an instant as `2026-04-01 09:30:00.125+00`. In UTC that is all but ISO 8601, which
 * the engine reads many times faster than the driver's own pattern; anything else goes the long way.
 */
export function parseInstant(text: string): Date | number {
  if (text.endsWith('+00')) {
    const instant = new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    if (!Number.isNaN(instant.getTime())) return instant
  }
  return parseAnyInstant(text)
}

/** Tells the driver how columns become values. Once per process, before the first connection. */
export function registerValueTypes(): void {
  // bigint and numeric columns that fit are numbers; counts come back as bigint from PostgreSQL.
  setTypeParser(builtins.INT8, (text) => Number(text))
  // A legal date is a date, not an instant.
  setTypeParser(builtins.DATE, (text) => text)
  setTypeParser(builtins.TIMESTAMPTZ, parseInstant)
}
