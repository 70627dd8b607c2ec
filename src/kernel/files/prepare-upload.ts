import { createHash } from 'node:crypto'
import type { FileClaim } from './claimed-type.js'
import { claimedMismatch } from './claimed-type.js'
import { prepareImage } from './image/prepare-image.js'
import type { PhotoLocation } from './image/photo-facts.js'
import { prepareAudio } from './prepare-audio.js'
import { inspectPdf } from './pdf/inspect-pdf.js'
import type { AudioType } from './sniff-audio.js'
import type { SniffedType } from './sniff-type.js'
import { sniffType } from './sniff-type.js'
import type { UploadProblem } from './upload-problem.js'
import { workGate } from './work-gate.js'

const MEGABYTE = 1024 * 1024
const MAX_BYTES = { image: 5 * MEGABYTE, document: 20 * MEGABYTE } as const
const MAX_PIXELS = 25e6

export type UploadOptions = {
  /** `image`: a photo. `document`: a PDF, or a photo of a paper. `audio`: a voice note. */
  readonly accepts: 'image' | 'document' | 'audio'
  /** Default 5 MB for an image or a voice note, 20 MB for a document. */
  readonly maxBytes?: number
  /** Default 25 million. */
  readonly maxPixels?: number
  /** Whether the person agreed that place and time of the photo are kept. */
  readonly keepLocation: boolean
  /** What the sender says the file is; only ever compared, never believed. */
  readonly claim?: FileClaim
  readonly signal?: AbortSignal
}

/** A file that may be stored and served; `bytes` of an image are not those that came in. */
export type PreparedFile = {
  readonly contentType: 'image/jpeg' | 'image/webp' | 'application/pdf' | AudioType
  readonly bytes: Buffer
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string
  readonly widthPx?: number
  readonly heightPx?: number
  /** WebP, at most 320 px on the long side. */
  readonly thumbnail?: Buffer
  readonly pageCountEstimate?: number
  readonly capturedAt?: string
  readonly location?: PhotoLocation
}

export type PreparedUpload =
  | { readonly ok: true; readonly file: PreparedFile }
  | { readonly ok: false; readonly problems: readonly UploadProblem[] }

// Two pictures of 25 megapixels are about 200 MB while they decode; a third can wait.
const gate = workGate({ maxRunning: 2, maxWaiting: 32 })

/**
 * Makes an upload fit to keep, or gives every reason why not.
 * Images are decoded and written anew; a PDF is inspected and kept as it came, since a signed
 * plan must stay byte for byte. Rejects with the signal's reason when aborted.
 */
export async function prepareUpload(
  bytes: Buffer,
  options: UploadOptions,
): Promise<PreparedUpload> {
  options.signal?.throwIfAborted()
  if (options.accepts === 'audio') return prepareAudio(bytes, options)
  const type = sniffType(bytes)
  const problems = outerProblems(bytes, type, options)
  if (problems.length > 0) return { ok: false, problems }

  const work = type.kind === 'document' ? preparePdf : preparePhoto
  const outcome = await gate.run(() => work(bytes, options), options.signal)
  return outcome === 'full'
    ? { ok: false, problems: [{ code: 'upload-busy', params: {} }] }
    : outcome
}

function outerProblems(
  bytes: Buffer,
  type: SniffedType,
  options: UploadOptions,
): readonly UploadProblem[] {
  if (bytes.length === 0) return [{ code: 'file-empty', params: {} }]
  const problems: UploadProblem[] = []
  const found = type.contentType
  const maxBytes = options.maxBytes ?? MAX_BYTES[options.accepts === 'image' ? 'image' : 'document']
  if (bytes.length > maxBytes) {
    problems.push({ code: 'file-too-large', params: { sizeBytes: bytes.length, maxBytes } })
  }
  const claimed = claimedMismatch(options.claim ?? {}, found)
  if (claimed !== undefined)
    problems.push({ code: 'file-type-mismatch', params: { claimed, found } })
  if (type.kind === 'unsupported')
    problems.push({ code: 'file-type-unsupported', params: { found } })
  if (type.kind === 'heic') problems.push({ code: 'image-heic', params: {} })
  if (type.kind === 'document' && options.accepts === 'image') {
    problems.push({ code: 'file-type-not-accepted', params: { found } })
  }
  return problems
}

async function preparePhoto(bytes: Buffer, options: UploadOptions): Promise<PreparedUpload> {
  const outcome = await prepareImage(bytes, {
    maxPixels: options.maxPixels ?? MAX_PIXELS,
    keepLocation: options.keepLocation,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  if (!outcome.ok) return outcome
  return { ok: true, file: { ...outcome.image, sha256: sha256Of(outcome.image.bytes) } }
}

async function preparePdf(bytes: Buffer, options: UploadOptions): Promise<PreparedUpload> {
  const { problems, pageCountEstimate } = await inspectPdf(bytes, options.signal)
  if (problems.length > 0) return { ok: false, problems }
  const contentType = 'application/pdf'
  return { ok: true, file: { contentType, bytes, sha256: sha256Of(bytes), pageCountEstimate } }
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
