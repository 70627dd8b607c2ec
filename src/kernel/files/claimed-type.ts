const BY_EXTENSION: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heic',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  htm: 'text/html',
  html: 'text/html',
  zip: 'application/zip',
  exe: 'application/x-executable',
}

/** What the sender says about a file: the part's `Content-Type` and the name on their device. */
export type FileClaim = { readonly contentType?: string; readonly fileName?: string }

/**
 * The claimed content types that disagree with the one found, for a problem text.
 *
 * One image type under the name of another does not count: phones and chat programs rename
 * photos all the time, and a photo is decoded and written anew whatever it was called.
 */
export function claimedMismatch(claim: FileClaim, foundType: string): string | undefined {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(claim.fileName ?? '')?.[1]?.toLowerCase() ?? ''
  const byName = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
  const byHeader = claim.contentType?.split(';')[0]?.trim().toLowerCase()
  return [byName, byHeader].find(
    (claimed) =>
      claimed !== undefined &&
      claimed !== '' &&
      claimed !== 'application/octet-stream' &&
      familyOf(claimed) !== familyOf(foundType),
  )
}

function familyOf(contentType: string): string {
  // SVG is a program in XML; it never counts as one photo among others.
  if (contentType === 'image/svg+xml') return contentType
  return contentType.startsWith('image/') ? 'image' : contentType.replace('/x-pdf', '/pdf')
}
