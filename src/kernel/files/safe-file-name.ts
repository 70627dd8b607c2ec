const MAX_BYTES = 180
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * A name fit to offer for saving, from the one a sender gave: no folders, no control, half or
 * bidirectional characters (which make `gpj.exe` read as `exe.jpg`), nothing a file system
 * treats specially, at most 180 bytes of UTF-8 with the extension kept. `file` when nothing
 * is left. Joiners stay, since Indic scripts and Urdu need them to be spelled right.
 */
export function safeFileName(original: string): string {
  const last = original.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[<>:"|?*;%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(RESERVED_ON_WINDOWS, '_$&')
  return clean === '' ? 'file' : shortened(clean)
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const room = MAX_BYTES - extension.length
  let stem = ''
  let used = 0
  // By grapheme, so that no vowel sign is left without its consonant.
  for (const { segment } of new Intl.Segmenter().segment(
    name.slice(0, -extension.length || name.length),
  )) {
    used += Buffer.byteLength(segment)
    if (used > room) break
    stem += segment
  }
  return stem.trimEnd() + extension
}
