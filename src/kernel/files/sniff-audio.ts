import { hasMp3Frames } from './mp3-frames.js'

export type AudioType = 'audio/webm' | 'audio/ogg' | 'audio/mp4' | 'audio/mpeg' | 'audio/wav'

const mp4Brands = new Set(
  'M4A |M4B |mp41|mp42|isom|iso2|iso4|iso5|iso6|dash|3gp4|3gp5|3gp6'.split('|'),
)
const headBytes = 4_096

/**
 * The content type of a sound by its bytes alone; undefined for everything else, also for a film in
 * the same container: a voice note has no picture.
 */
export function sniffAudio(bytes: Buffer): AudioType | undefined {
  const head = bytes.subarray(0, headBytes).toString('latin1')
  if (head.startsWith('\x1a\x45\xdf\xa3')) return isWebmSound(head) ? 'audio/webm' : undefined
  if (head.startsWith('OggS\0')) {
    // The first page names what follows; a film's first page is that of the film.
    const codec = bytes.subarray(27, 68)
    return codec.includes('OpusHead') || codec.includes('\x01vorbis') ? 'audio/ogg' : undefined
  }
  if (head.slice(4, 8) === 'ftyp' && mp4Brands.has(head.slice(8, 12))) {
    const handlers = mp4Handlers(bytes)
    return handlers.has('soun') && !handlers.has('vide') ? 'audio/mp4' : undefined
  }
  if (head.startsWith('RIFF') && head.slice(8, 16) === 'WAVEfmt ') return 'audio/wav'
  return hasMp3Frames(bytes) ? 'audio/mpeg' : undefined
}

const isWebmSound = (head: string): boolean =>
  head.slice(0, 64).includes('\x42\x82\x84webm') &&
  /A_(OPUS|VORBIS)/.test(head) &&
  !/V_(VP8|VP9|AV1|MPEG)/.test(head)

/** What the tracks of an MP4 are handled by: `soun`, `vide`. */
function mp4Handlers(bytes: Buffer): Set<string> {
  const handlers = new Set<string>()
  for (let at = bytes.indexOf('hdlr'); at >= 0; at = bytes.indexOf('hdlr', at + 4)) {
    handlers.add(bytes.toString('latin1', at + 12, at + 16))
  }
  return handlers
}
