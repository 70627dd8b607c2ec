import { cleanText } from '../../../platform/service-kit/clean-text.js'

/** The arguments of a posted request: the last of each name counts, as text. */
export interface PostFields {
  text(name: string): string
  /** `attribute[CODE]`, by code. */
  attributes(): Record<string, string>
  /** All arguments in a steady order, to tell a repeated request from another. */
  fingerprint(): string
}

const attribute = /^attribute\[([\w.-]{1,80})\](?:\[\])?$/

/** Takes the form's body; what is no text in it is left out. */
export function readPostFields(body: unknown): PostFields {
  const fields = new Map<string, string>()
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : []
  for (const [name, value] of entries) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') fields.set(name, cleanText(last))
  }
  return {
    text: (name) => fields.get(name) ?? '',
    attributes: () =>
      Object.fromEntries(
        [...fields].flatMap(([name, value]) => {
          const code = attribute.exec(name)?.[1]
          return code === undefined || code === '__proto__' ? [] : [[code, value]]
        }),
      ),
    fingerprint: () =>
      JSON.stringify(
        [...fields]
          .filter(([name, value]) => value !== '' && name !== 'api_key')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
  }
}
