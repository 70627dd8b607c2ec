import type { Context } from '../request/context.js'

/** Day and time of an instant, in the reader's language. */
export function momentText({ app, language }: Context, instant: Date): string {
  const { formatDate } = app.country.formats
  return `${formatDate(instant, language, 'short')}, ${formatDate(instant, language, 'time')}`
}
