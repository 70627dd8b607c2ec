import sharp from 'sharp'

let made: Promise<Buffer> | undefined

/** A real photo of one colour, as small as a photo can be. */
export const smallJpeg = (): Promise<Buffer> =>
  (made ??= sharp({ create: { width: 32, height: 24, channels: 3, background: '#286' } })
    .jpeg()
    .toBuffer())
