import { smallJpeg } from '../../src/testing/small-jpeg.js'

/** A small photo, as a file that a person chooses. */
export const smallPhoto = async (name = 'photo.jpg') => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await smallJpeg(),
})
