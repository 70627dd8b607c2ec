/** What the first bytes of a file say it is. `kind` decides what may be done with it. */
export type SniffedType =
  | { readonly kind: 'image'; readonly contentType: 'image/jpeg' | 'image/png' | 'image/webp' }
  | { readonly kind: 'document'; readonly contentType: 'application/pdf' }
  | { readonly kind: 'heic'; readonly contentType: 'image/heic' }
  | { readonly kind: 'unsupported'; readonly contentType: string }

const HEIC_BRANDS = new Set('heic heix heim heis hevc hevx hevm hevs mif1 msf1'.split(' '))

const ZIPS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']

const EXECUTABLES = [
  'MZ',
  '\x7fELF',
  '#!',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  '\xce\xfa\xed\xfe',
]

/**
 * The content type of a file by its leading bytes alone; a claimed name or type plays no part.
 * Whatever is not positively a JPEG, PNG, WebP, PDF or HEIC is `unsupported`, and its
 * `contentType` only serves to tell the sender what was found.
 */
export function sniffType(bytes: Uint8Array): SniffedType {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'image', contentType: 'image/jpeg' }
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'image', contentType: 'image/png' }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') {
    return { kind: 'image', contentType: 'image/webp' }
  }
  // Readers also accept a PDF header later in the file; that is how polyglots are made.
  if (head.startsWith('%PDF-')) return { kind: 'document', contentType: 'application/pdf' }
  if (head.slice(4, 8) === 'ftyp' && HEIC_BRANDS.has(head.slice(8, 12))) {
    return { kind: 'heic', contentType: 'image/heic' }
  }
  return { kind: 'unsupported', contentType: unsupportedType(head) }
}

function unsupportedType(head: string): string {
  if (head.startsWith('GIF8')) return 'image/gif'
  if (ZIPS.some((magic) => head.startsWith(magic))) return 'application/zip'
  if (EXECUTABLES.some((magic) => head.startsWith(magic))) return 'application/x-executable'
  const text = head
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (text.startsWith('<')) {
    if (text.includes('<svg')) return 'image/svg+xml'
    return text.startsWith('<?xml') && !text.includes('<html') ? 'text/xml' : 'text/html'
  }
  return 'application/octet-stream'
}
