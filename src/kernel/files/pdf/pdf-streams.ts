import { plainNames } from './pdf-names.js'

/** One stream as it lies in the file: offsets of its data, and the dictionary before it. */
export type PdfStream = {
  readonly start: number
  readonly end: number
  /** Text between the last `obj` and the keyword `stream`, escapes in names undone. */
  readonly dictionary: string
  /** Whether that `obj` is surely one, and not a word inside a string or a comment. */
  readonly isBelievable: boolean
}

const MAX_DICTIONARY = 16_384

/**
 * The streams of a PDF in file order, found by their keywords and not through the
 * cross-reference table, which the author of a hostile file controls. A keyword inside another
 * stream's data counts too, since a table may point there.
 * `'too-many'` when there are more than `maxStreams`.
 */
export function pdfStreams(bytes: Buffer, maxStreams: number): readonly PdfStream[] | 'too-many' {
  const streams: PdfStream[] = []
  let end = -1
  let at = bytes.indexOf('stream', 0, 'latin1')
  while (at !== -1) {
    const start = dataStart(bytes, at)
    if (start !== undefined) {
      if (streams.length === maxStreams) return 'too-many'
      // The last end is kept, so that a file of openings alone is not searched for each of them.
      if (end < start) end = endOrLength(bytes, bytes.indexOf('endstream', start, 'latin1'))
      streams.push({ start, end, ...dictionaryBefore(bytes, at) })
    }
    at = bytes.indexOf('stream', at + 6, 'latin1')
  }
  return streams
}

/** The file's text without the data of its streams: objects, trailers, tables. */
export function textOutside(bytes: Buffer, streams: readonly PdfStream[]): string {
  const texts: string[] = []
  let from = 0
  for (const { start, end } of streams) {
    if (start < from) continue
    texts.push(bytes.toString('latin1', from, start))
    from = end
  }
  return [...texts, bytes.toString('latin1', from)].join('\n')
}

function endOrLength(bytes: Buffer, found: number): number {
  return found === -1 ? bytes.length : found
}

function dataStart(bytes: Buffer, keyword: number): number | undefined {
  if (bytes.toString('latin1', Math.max(0, keyword - 3), keyword) === 'end') return undefined
  const after = bytes.toString('latin1', keyword + 6, keyword + 8)
  if (after === '\r\n') return keyword + 8
  // A lone CR is against the standard, but readers take it.
  return after.startsWith('\n') || after.startsWith('\r') ? keyword + 7 : undefined
}

function dictionaryBefore(bytes: Buffer, keyword: number) {
  const from = Math.max(0, keyword - MAX_DICTIONARY)
  const before = bytes.toString('latin1', from, keyword)
  const keywordObj = before.lastIndexOf('obj')
  const dictionary = before.slice(keywordObj + 3)
  const lineBefore = /[^\r\n]*$/.exec(before.slice(Math.max(0, keywordObj - 200), keywordObj))?.[0]
  const opens = dictionary.split('<<').length
  const closes = dictionary.split('>>').length
  // Where a string began before `obj`, its end is left over here; a comment ends with its line.
  const leftOver = /[<>()%]/.test(dictionary.replace(/<<|>>/g, ''))
  const isBelievable =
    keywordObj !== -1 && opens === closes && !leftOver && !lineBefore?.includes('%')
  return { dictionary: plainNames(dictionary), isBelievable }
}

/** Whether a stream says that it holds objects: an object stream has `/First` (7.5.7). */
export function holdsObjects({ dictionary }: PdfStream): boolean {
  return /\/(?:First|ObjStm)(?![A-Za-z0-9])/.test(dictionary)
}

/**
 * Whether the data is zlib and nothing else: no second filter, no predictor to undo after it.
 * The data's own header counts as much as the dictionary, which may be longer than what is read.
 */
export function isPlainFlate(bytes: Buffer, { dictionary, start }: PdfStream): boolean {
  if (/\/(?:ASCII\w+|LZW\w*|RunLength\w*|Crypt)(?![A-Za-z0-9])/.test(dictionary)) return false
  if (/\/Predictor\s*(?!1(?!\d))\S/.test(dictionary)) return false
  if (/\/(?:FlateDecode|Fl)(?![A-Za-z0-9])/.test(dictionary)) return true
  const header = start + 2 <= bytes.length ? bytes.readUInt16BE(start) : 0
  // RFC 1950, 2.2: method 8, and the two bytes divide by 31.
  return (header >> 8) % 16 === 8 && header % 31 === 0
}

/** Whether a stream is surely a picture, which need not be inflated. */
export function isSurelyPicture(stream: PdfStream): boolean {
  const saysPicture = /\/Subtype\s*\/Image(?![A-Za-z0-9])/.test(stream.dictionary)
  return saysPicture && stream.isBelievable && !holdsObjects(stream)
}
