import { errors } from '../errors/errors.js'

const decoder = new TextDecoder('utf-8', { fatal: true })
const deepest = 24
// PostgreSQL stores no NUL and no half of a character.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const unstorable = /\u0000|\p{Cs}/gu

/**
 * Reads a JSON body: valid UTF-8, no `__proto__`, not nested deeper than any form of ours.
 * Throws `bad-request` with one fault that says what is wrong.
 */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return {}
  const text = attempt('fault.utf8', () => decoder.decode(body))
  if (depthOf(text) > deepest) throw fault('fault.nesting')
  return attempt('fault.json', () =>
    JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('__proto__')
      return typeof value === 'string' ? value.replaceAll(unstorable, '') : value
    }),
  )
}

const fault = (code: string, cause?: unknown) => errors.badRequest([{ path: '', code }], cause)

function attempt<T>(code: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw fault(code, cause)
  }
}

/** How deep brackets nest outside strings; counted before parsing, which would build it all. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let inText = false
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index)
    if (inText) {
      if (char === 92) index += 1
      else if (char === 34) inText = false
    } else if (char === 34) inText = true
    else if (char === 91 || char === 123) most = Math.max(most, (depth += 1))
    else if (char === 93 || char === 125) depth -= 1
  }
  return most
}
