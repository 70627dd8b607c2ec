/**
 * Wraps an amount, a number or an id in direction isolates, for plain text of a right-to-left
 * language (messages, notices) where there is no `<bdi>`.
 */
export function isolate(text: string): string {
  return `\u2066${text}\u2069`
}
