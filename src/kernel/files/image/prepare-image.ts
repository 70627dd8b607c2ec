import type { Metadata, Sharp } from 'sharp'
import type { UploadProblem } from '../upload-problem.js'
import { imageEngine } from './image-engine.js'
import type { PhotoFacts } from './photo-facts.js'
import { photoFacts } from './photo-facts.js'

const LONG_SIDE_PX = 1600
const THUMBNAIL_PX = 320
const QUALITY = 80
const DECODE_TIMEOUT_S = 30

export type PreparedImage = PhotoFacts & {
  readonly contentType: 'image/jpeg' | 'image/webp'
  readonly bytes: Buffer
  readonly widthPx: number
  readonly heightPx: number
  /** WebP, at most 320 px on the long side. */
  readonly thumbnail: Buffer
}

type Outcome =
  | { readonly ok: true; readonly image: PreparedImage }
  | { readonly ok: false; readonly problems: readonly UploadProblem[] }

/**
 * Writes an image anew: upright, at most 1600 px on the long side, sRGB, without metadata and
 * without whatever was appended to it. A JPEG stays JPEG; PNG and WebP become WebP, which keeps
 * transparency. Size is judged from the header, before any pixel is decoded.
 * Position and capture time are returned only if `keepLocation` (ASVS 5.0 V14.2.8).
 */
export async function prepareImage(
  bytes: Buffer,
  options: { maxPixels: number; keepLocation: boolean; signal?: AbortSignal },
): Promise<Outcome> {
  const sharp = await imageEngine()
  const open = (source: Buffer, limitInputPixels: number | false): Sharp =>
    sharp(source, { failOn: 'error', limitInputPixels, sequentialRead: true })

  const header = await readOrNothing(open(bytes, false).metadata())
  if (header === undefined) return refused('image-unreadable')
  const { width: widthPx, height: heightPx } = header
  if (widthPx * heightPx > options.maxPixels) {
    return refused('image-too-many-pixels', { widthPx, heightPx, maxPixels: options.maxPixels })
  }
  if ((header.pages ?? 1) > 1 || isAnimatedPng(bytes)) return refused('image-animated')

  options.signal?.throwIfAborted()
  const upright = open(bytes, options.maxPixels)
    .timeout({ seconds: DECODE_TIMEOUT_S })
    .autoOrient()
    .resize({ ...boxOf(LONG_SIDE_PX), withoutEnlargement: true })
    .toColourspace('srgb')
  const keepsJpeg = header.format === 'jpeg'
  const encoded = await readOrNothing(
    (keepsJpeg
      ? upright.jpeg({ quality: QUALITY, mozjpeg: true })
      : upright.webp({ quality: QUALITY })
    ).toBuffer({ resolveWithObject: true }),
  )
  if (encoded === undefined) return refused('image-unreadable')

  options.signal?.throwIfAborted()
  const thumbnail = await open(encoded.data, options.maxPixels)
    .resize({ ...boxOf(THUMBNAIL_PX), withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer()
  return {
    ok: true,
    image: {
      contentType: keepsJpeg ? 'image/jpeg' : 'image/webp',
      bytes: encoded.data,
      widthPx: encoded.info.width,
      heightPx: encoded.info.height,
      thumbnail,
      ...(options.keepLocation ? factsOf(header) : {}),
    },
  }
}

function boxOf(sidePx: number) {
  return { width: sidePx, height: sidePx, fit: 'inside' } as const
}

function factsOf(header: Metadata): PhotoFacts {
  return header.exif === undefined ? {} : photoFacts(header.exif)
}

/** An APNG announces itself by an `acTL` chunk before the first pixel data. */
function isAnimatedPng(bytes: Buffer): boolean {
  if (bytes[0] !== 0x89) return false
  const animation = bytes.indexOf('acTL', 0, 'latin1')
  return animation !== -1 && animation < bytes.indexOf('IDAT', 0, 'latin1')
}

/** The decoder's refusal says nothing to the sender beyond "cannot be read". */
async function readOrNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch {
    return undefined
  }
}

function refused(code: UploadProblem['code'], params: UploadProblem['params'] = {}): Outcome {
  return { ok: false, problems: [{ code, params }] }
}
