/** Where a JSON value ends, or where and why it is none. Offsets into the text. */
export type Scan = { end: number } | { at: number; text: string }

const deepest = 100
const textPattern = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"/iuy
const scalarPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null/iuy

/**
 * Finds the end of the JSON value that starts at `from`, whatever follows it. The engine's own parser
 * neither stops there nor always says where the fault is.
 */
export function scanJson(text: string, from: number, depth = 0): Scan {
  const at = skipSpace(text, from)
  const opening = text[at]
  if (opening === '{' || opening === '[') {
    return depth < deepest ? scanItems(text, at, depth) : { at, text: 'It nests too deep.' }
  }
  const length = lengthOf(textPattern, text, at) || lengthOf(scalarPattern, text, at)
  return length === 0 ? unexpected(text, at) : { end: at + length }
}

function scanItems(text: string, open: number, depth: number): Scan {
  const isObject = text[open] === '{'
  const close = isObject ? '}' : ']'
  let at = skipSpace(text, open + 1)
  if (text[at] === close) return { end: at + 1 }
  for (;;) {
    if (isObject) {
      const length = lengthOf(textPattern, text, at)
      if (length === 0) return unexpected(text, at)
      at = skipSpace(text, at + length)
      if (text[at] !== ':') return unexpected(text, at)
      at += 1
    }
    const inner = scanJson(text, at, depth + 1)
    if (!('end' in inner)) return inner
    at = skipSpace(text, inner.end)
    if (text[at] === close) return { end: at + 1 }
    if (text[at] !== ',') return unexpected(text, at)
    at = skipSpace(text, at + 1)
  }
}

function unexpected(text: string, at: number): Scan {
  const isCut = at >= text.length || (text[at] === '"' && !text.slice(at + 1).includes('"'))
  if (isCut) return { at, text: 'It ends in the middle: the file is cut off.' }
  return { at, text: `${JSON.stringify(text[at])} does not belong there.` }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1
  return at
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
