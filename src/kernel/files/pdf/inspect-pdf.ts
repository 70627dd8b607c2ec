import type { UploadProblem } from '../upload-problem.js'
import { inflateInPieces } from './inflate-in-pieces.js'
import { hasOpenAction } from './open-action.js'
import { activeNamesAnywhere, activeNamesInObjects, plainNames } from './pdf-names.js'
import type { PdfStream } from './pdf-streams.js'
import {
  holdsObjects,
  isPlainFlate,
  isSurelyPicture,
  pdfStreams,
  textOutside,
} from './pdf-streams.js'

// A plan drawn by a CAD program inflates about tenfold from its 20 MB.
const MAX_INFLATED_BYTES = 256 * 1024 * 1024
const MAX_OBJECT_TEXT_BYTES = 32 * 1024 * 1024
const MAX_STREAMS = 20_000
// Longer than any forbidden name with every letter escaped, which may straddle two pieces.
const OVERLAP = 64

export type PdfInspection = {
  readonly problems: readonly UploadProblem[]
  /** Page objects counted; an estimate, since superseded revisions count too. */
  readonly pageCountEstimate: number
}

/**
 * Judges a PDF without rendering it: complete, not encrypted, nothing that acts or carries
 * another file. All reasons are returned. It scans more than a reader would reach, because a
 * hostile file controls its own table of contents; it is no proof of harmlessness, so serve
 * the file as an attachment under a sandbox policy all the same.
 */
export async function inspectPdf(bytes: Buffer, signal?: AbortSignal): Promise<PdfInspection> {
  const streams = pdfStreams(bytes, MAX_STREAMS)
  if (streams === 'too-many') {
    return { problems: [{ code: 'pdf-too-complex', params: {} }], pageCountEstimate: 0 }
  }
  const body = textOutside(bytes, streams)
  const codes = new Set<UploadProblem['code']>()
  if (!isComplete(bytes, body)) codes.add('pdf-unreadable')

  const found = new Set([
    ...activeNamesInObjects(body),
    ...activeNamesAnywhere(bytes.toString('latin1')),
  ])
  const packed = await scanPacked(bytes, streams, found, signal)
  if (packed.outcome !== undefined) codes.add(packed.outcome)

  const objects = [body, ...packed.objects]
  if (hasOpenAction(objects)) found.add('OpenAction')
  const dictionaries = [body, ...streams.map(({ dictionary }) => dictionary)]
  if (dictionaries.some((text) => /\/Encrypt(?![A-Za-z0-9])/.test(plainNames(text)))) {
    codes.add('pdf-encrypted')
  }
  const problems: UploadProblem[] = [...codes].map((code) => ({ code, params: {} }))
  if (found.size > 0) {
    problems.push({ code: 'pdf-active-content', params: { found: [...found].sort().join(', ') } })
  }
  return { problems, pageCountEstimate: countPages(objects) }
}

function isComplete(bytes: Buffer, body: string): boolean {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048))
  const head = bytes.toString('latin1', 0, 1024).toLowerCase()
  if (!/^%pdf-[12]\.\d/.test(head) || /<(?:!doctype|html|script)/.test(head)) return false
  // Nothing may follow the trailer: what does is a second file riding along.
  if (!/startxref\s+\d+\s+%%EOF[\s\0]*$/.test(tail)) return false
  return /\d\s+\d+\s+obj/.test(body)
}

type Packed = {
  readonly outcome: 'pdf-too-complex' | 'pdf-unreadable' | undefined
  readonly objects: readonly string[]
}

/** Inflates what may hold objects, adds forbidden names to `found`, keeps objects' texts. */
async function scanPacked(
  bytes: Buffer,
  streams: readonly PdfStream[],
  found: Set<string>,
  signal: AbortSignal | undefined,
): Promise<Packed> {
  const objects: string[] = []
  let inflatedBytes = 0
  let objectBytes = 0
  for (const stream of streams) {
    signal?.throwIfAborted()
    const keeps = holdsObjects(stream)
    const readable = isPlainFlate(bytes, stream)
    const isPacked = /\/Filter(?![A-Za-z0-9])/.test(stream.dictionary)
    // Objects behind a filter that is not undone here would be objects nobody looked at.
    if (keeps && isPacked && !readable) return { outcome: 'pdf-unreadable', objects }
    if (keeps && !isPacked) objects.push(bytes.toString('latin1', stream.start, stream.end))
    if (!readable || isSurelyPicture(stream)) continue

    let rest = ''
    const pieces: string[] = []
    const result = await inflateInPieces(bytes.subarray(stream.start, stream.end), (piece) => {
      inflatedBytes += piece.length
      const text = rest + piece.toString('latin1')
      for (const name of activeNamesAnywhere(text)) found.add(name)
      rest = text.slice(-OVERLAP)
      if (keeps) {
        objectBytes += piece.length
        pieces.push(piece.toString('latin1'))
      }
      return inflatedBytes <= MAX_INFLATED_BYTES && objectBytes <= MAX_OBJECT_TEXT_BYTES
    })
    if (result === 'stopped') return { outcome: 'pdf-too-complex', objects }
    if (result === 'damaged' && keeps) return { outcome: 'pdf-unreadable', objects }
    if (keeps) objects.push(pieces.join(''))
  }
  for (const text of objects) for (const name of activeNamesInObjects(text)) found.add(name)
  return { outcome: undefined, objects }
}

function countPages(objects: readonly string[]): number {
  return objects.reduce(
    (sum, text) => sum + (plainNames(text).match(/\/Type\s*\/Page(?![A-Za-z0-9])/g)?.length ?? 0),
    0,
  )
}
