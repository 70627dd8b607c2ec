import { scanJson } from './scan-json.js'

/** The JSON of a file, with what follows it there; or the line that is at fault, and why. */
export type Body =
  | { ok: true; value: unknown; rest: string }
  | { ok: false; line: number; text: string }

/**
 * Takes the JSON out of a file as UPYOG ships its workflows: bare, as the body of a `curl` command
 * line, or without the outermost braces.
 */
export function findBody(file: string): Body {
  const text = file.replace(/^\uFEFF/, ' ')
  const isCurl = /^\s*curl\b/.test(text)
  const quote = isCurl ? /--data(?:-raw|-binary|-ascii)?[\s=]+'/.exec(text) : null
  if (isCurl && !quote) return { ok: false, line: 1, text: 'The curl command sends no data.' }
  const start = quote ? quote.index + quote[0].length : 0
  const body = start + (/\S/.exec(text.slice(start))?.index ?? 0)
  const first = text[body]
  if (first === '"') return readMembers(text, start)
  if (first !== '{' && first !== '[') {
    return { ok: false, line: lineOf(text, body), text: 'It begins with neither { nor [.' }
  }
  return read(text, start, 0)
}

/** `"BusinessServices": […]` without its braces, or with only the closing one. */
function readMembers(text: string, start: number): Body {
  const opened = `${text.slice(0, start)}{${text.slice(start)}`
  const whole = read(opened, start, 1)
  if (whole.ok) return whole
  const closed = read(`${opened}}`, start, 1)
  return closed.ok ? closed : whole
}

/** `added`: characters before the body that the file does not have; none of them ends a line. */
function read(text: string, start: number, added: number): Body {
  const scan = scanJson(text, start)
  if (!('end' in scan)) return { ok: false, line: lineOf(text, scan.at - added), text: scan.text }
  const value: unknown = JSON.parse(text.slice(start, scan.end))
  return { ok: true, value, rest: text.slice(scan.end).trim().replace(/'\s*$/, '').trim() }
}

/** A file that is cut off ends at its last line that holds something. */
const lineOf = (text: string, at: number): number =>
  text
    .slice(0, at + 1)
    .trimEnd()
    .split('\n').length
