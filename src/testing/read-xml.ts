import assert from 'node:assert/strict'

export interface XmlElement {
  name: string
  /** Of the element itself; '' where it has children. */
  text: string
  children: XmlElement[]
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** Reads a document without attributes; fails for what is not well-formed XML 1.0. */
export function readXml(document: string): XmlElement {
  const [, body = ''] =
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n([^]*)\n$/i.exec(document) ?? []
  assert.doesNotMatch(body, /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u)
  const root: XmlElement = { name: '', text: '', children: [] }
  const open = [root]
  let at = 0
  for (const tag of body.matchAll(/<(\/?)([A-Za-z_][\w.-]*)(\/?)>/g)) {
    const own = open.at(-1)
    assert.ok(own, 'closed too often')
    own.text += decode(body.slice(at, tag.index))
    at = tag.index + tag[0].length
    const [, isEnd, name = '', isEmpty] = tag
    if (isEnd === '/') {
      assert.equal(name, open.pop()?.name)
      continue
    }
    const child = { name, text: '', children: [] }
    own.children.push(child)
    if (isEmpty === '') open.push(child)
  }
  assert.equal(open.length, 1, 'not closed')
  assert.equal(body.slice(at), '')
  const [first, ...others] = root.children
  assert.ok(first && others.length === 0, 'one root')
  return first
}

function decode(text: string): string {
  assert.doesNotMatch(text, /[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/, `not escaped: ${text}`)
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_all, code?: string, name?: string) =>
    code === undefined ? (entities[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
  )
}
