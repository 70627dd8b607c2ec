import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'

/** A body as it travels. */
export interface Packed {
  body: Buffer
  encoding: 'br' | 'gzip'
}

const fewestBytes = 1_024
/** Up to here packing takes about a millisecond; a stream of its own would cost several times that. */
const mostAtOnce = 100_000

const forBrotli = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 3,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
}
const forGzip = { level: 4, memLevel: 7 }

/** Packs a text the way that the caller accepts; undefined where it is too short or nothing is accepted. */
export async function compress(
  text: string,
  acceptEncoding: string | undefined,
): Promise<Packed | undefined> {
  const encoding = chooseEncoding(acceptEncoding)
  if (encoding === undefined || text.length < fewestBytes) return undefined
  if (text.length <= mostAtOnce) {
    const body = encoding === 'br' ? brotliCompressSync(text, forBrotli) : gzipSync(text, forGzip)
    return { body, encoding }
  }
  const body =
    encoding === 'br'
      ? await promisify(brotliCompress)(text, forBrotli)
      : await promisify(gzip)(text, forGzip)
  return { body, encoding }
}

/** Brotli, else gzip, unless the caller refuses it with `q=0` (RFC 9110 §12.5.3). */
export function chooseEncoding(header: string | undefined): Packed['encoding'] | undefined {
  const accepted = new Set<string>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    if (!parameters.some((each) => /^q=0(\.0*)?$/.test(each))) accepted.add(name)
  }
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : undefined
}
