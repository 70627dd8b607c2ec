import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import type { UploadOptions } from './prepare-upload.js'
import { prepareUpload } from './prepare-upload.js'

const photo: UploadOptions = { accepts: 'image', keepLocation: false }

/** A picture whose left half is red and right half blue, so that turning it shows. */
function buildPicture(widthPx: number, heightPx: number) {
  const half = { width: Math.floor(widthPx / 2), height: heightPx, channels: 3 } as const
  return sharp({ create: { ...half, width: widthPx, background: 'blue' } }).composite([
    { input: { create: { ...half, background: 'red' } }, left: 0, top: 0 },
  ])
}

/** Pune, 18.52° N 73.85° E, held sideways. */
function buildPhoneJpeg(gps: Record<string, string> = {}) {
  return buildPicture(2000, 1000)
    .withExif({
      IFD0: { Make: 'Secretphone' },
      IFD2: { DateTimeOriginal: '2026:01:02 03:04:05', OffsetTimeOriginal: '+05:30' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '18/1 31/1 1200/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '73/1 51/1 0/1',
        ...gps,
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

function buildNoise(widthPx: number, heightPx: number) {
  const bytes = Buffer.alloc(widthPx * heightPx * 3)
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = (index * 2_654_435_761) >>> 24
  return sharp(bytes, { raw: { width: widthPx, height: heightPx, channels: 3 } })
}

async function accepted(bytes: Buffer, options: UploadOptions = photo) {
  const upload = await prepareUpload(bytes, options)
  assert.ok(upload.ok, JSON.stringify(upload))
  return upload.file
}

async function refusal(bytes: Buffer, options: UploadOptions = photo) {
  const upload = await prepareUpload(bytes, options)
  return upload.ok ? ['accepted'] : upload.problems.map(({ code }) => code)
}

describe('a photo is written anew', () => {
  test('upright, at most 1600 px, with a thumbnail and without metadata', async () => {
    const file = await accepted(await buildPhoneJpeg())
    assert.equal(file.contentType, 'image/jpeg')
    assert.deepEqual([file.widthPx, file.heightPx], [800, 1600])
    const { data } = await sharp(file.bytes).raw().toBuffer({ resolveWithObject: true })
    assert.ok((data[0] ?? 0) > 200 && (data[2] ?? 255) < 60, 'red is on top once turned')
    const header = await sharp(file.bytes).metadata()
    assert.deepEqual([header.width, header.height, header.exif], [800, 1600, undefined])
    assert.ok(!file.bytes.includes('Secretphone') && !file.bytes.includes('2026:01'))
    const small = await sharp(file.thumbnail).metadata()
    assert.deepEqual([small.format, small.width, small.height], ['webp', 160, 320])
    assert.equal(file.sha256, createHash('sha256').update(file.bytes).digest('hex'))
    assert.ok(!('location' in file) && !('capturedAt' in file))
  })

  test('place and time are told only when the person agreed', async () => {
    const file = await accepted(await buildPhoneJpeg(), { ...photo, keepLocation: true })
    assert.deepEqual(file.location, { latitude: 18.52, longitude: 73.85 })
    assert.equal(file.capturedAt, '2026-01-02T03:04:05+05:30')
    assert.ok(!file.bytes.includes('2026:01'))
  })

  test('an absurd position is none', async () => {
    for (const GPSLatitude of ['95/1 0/1 0/1', '0/0 0/0 0/0']) {
      const bytes = await buildPhoneJpeg({ GPSLatitude })
      const file = await accepted(bytes, { ...photo, keepLocation: true })
      assert.ok(!('location' in file), GPSLatitude)
    }
  })

  test('a small picture is not enlarged', async () => {
    const file = await accepted(await buildPicture(40, 20).jpeg().toBuffer())
    assert.deepEqual([file.widthPx, file.heightPx], [40, 20])
  })

  test('CMYK and 16 bits a channel become 8-bit sRGB', async () => {
    const cmyk = await buildPicture(40, 20).toColourspace('cmyk').jpeg().toBuffer()
    const deep = await buildPicture(40, 20).toColourspace('rgb16').png().toBuffer()
    assert.equal((await sharp(cmyk).metadata()).space, 'cmyk')
    assert.equal((await sharp(deep).metadata()).depth, 'ushort')
    for (const bytes of [cmyk, deep]) {
      const header = await sharp((await accepted(bytes)).bytes).metadata()
      assert.deepEqual([header.space, header.depth], ['srgb', 'uchar'])
    }
  })

  test('a page appended to a picture does not survive', async () => {
    const jpeg = await buildPicture(40, 20).jpeg().toBuffer()
    const polyglot = Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)</script>')])
    const { bytes } = await accepted(polyglot)
    assert.ok(!bytes.includes('<html') && !bytes.includes('<script'))
  })

  test('PNG and WebP become WebP; transparency stays', async () => {
    const clear = { width: 9, height: 9, channels: 4, background: '#0000' } as const
    for (const format of ['png', 'webp'] as const) {
      const file = await accepted(await sharp({ create: clear }).toFormat(format).toBuffer())
      assert.equal(file.contentType, 'image/webp')
      assert.equal((await sharp(file.bytes).metadata()).hasAlpha, true)
    }
  })

  test('six at once all come through', async () => {
    const bytes = await buildPhoneJpeg()
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(() => accepted(bytes)))
    assert.equal(new Set(all.map(({ sha256 }) => sha256)).size, 1)
  })
})

describe('a picture is refused', () => {
  test('for too many pixels, by its header alone', async () => {
    const flood = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: 'white' },
    })
      .png()
      .toBuffer()
    assert.deepEqual(await refusal(flood), ['image-too-many-pixels'])
    // Only header left: had anything been decoded, this would be unreadable instead.
    assert.deepEqual(await refusal(flood.subarray(0, 200)), ['image-too-many-pixels'])
    const upload = await prepareUpload(flood, photo)
    assert.deepEqual(upload.ok ? {} : upload.problems[0]?.params, {
      widthPx: 10_000,
      heightPx: 10_000,
      maxPixels: 25e6,
    })
  })

  test('when cut short or damaged', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const whole = await buildNoise(300, 200).toFormat(format).toBuffer()
      const half = whole.subarray(0, Math.floor(whole.length / 2))
      assert.deepEqual(await refusal(half), ['image-unreadable'], format)
      assert.deepEqual(await refusal(whole.subarray(0, 14)), ['image-unreadable'], format)
    }
  })

  test('when it moves', async () => {
    const raw = { width: 30, height: 40, channels: 3, pageHeight: 20 } as const
    const moving = sharp(Buffer.alloc(30 * 40 * 3, 7).fill(200, 1800), { raw })
    assert.deepEqual(await refusal(await moving.webp().toBuffer()), ['image-animated'])
    const png = await buildPicture(40, 20).png().toBuffer()
    const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1')
    const apng = Buffer.concat([png.subarray(0, 33), control, png.subarray(33)])
    assert.deepEqual(await refusal(apng), ['image-animated'])
  })

  test('by what it is, with every reason at once', async () => {
    const html = Buffer.from('<html><script>alert(1)</script>')
    const claim = { fileName: 'photo.jpg', contentType: 'image/jpeg' }
    assert.deepEqual(await refusal(Buffer.alloc(0)), ['file-empty'])
    assert.deepEqual(await refusal(html), ['file-type-unsupported'])
    assert.deepEqual(await refusal(html, { ...photo, claim, maxBytes: 10 }), [
      'file-too-large',
      'file-type-mismatch',
      'file-type-unsupported',
    ])
    assert.deepEqual(await refusal(Buffer.from('\0\0\0\x18ftypheic')), ['image-heic'])
    assert.deepEqual(await refusal(Buffer.from('%PDF-1.4')), ['file-type-not-accepted'])
    assert.deepEqual(await refusal(Buffer.from('GIF89a')), ['file-type-unsupported'])
  })

  test('by default above 5 MB as a photo and 20 MB as a document', async () => {
    const bytes = Buffer.alloc(5 * 1024 * 1024 + 1, '\xff\xd8\xff', 'latin1')
    assert.deepEqual(await refusal(bytes), ['file-too-large'])
    assert.deepEqual(await refusal(bytes, { ...photo, accepts: 'document' }), ['image-unreadable'])
  })
})

test('an aborted upload rejects with the reason', async () => {
  const signal = AbortSignal.abort(new Error('left the page'))
  await assert.rejects(prepareUpload(Buffer.from('x'), { ...photo, signal }), /left the page/)
})
