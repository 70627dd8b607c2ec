import { safeFileName } from './safe-file-name.js'

/**
 * The `Content-Disposition` header that offers a file for saving under its own name
 * (RFC 6266, with RFC 8187 encoding, which replaced RFC 5987). Always `attachment`: an
 * uploaded file never renders as a page of ours.
 */
export function contentDisposition(original: string): string {
  const name = safeFileName(original)
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
