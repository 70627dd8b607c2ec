import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { smallSounds } from '../../testing/small-sounds.js'
import { prepareUpload } from './prepare-upload.js'
import { sniffAudio } from './sniff-audio.js'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('a voice note goes by its bytes', () => {
  const types = {
    wav: 'audio/wav',
    mp3: 'audio/mpeg',
    ogg: 'audio/ogg',
    webm: 'audio/webm',
    m4a: 'audio/mp4',
  } as const
  for (const name of ['wav', 'mp3', 'ogg', 'webm', 'm4a'] as const) {
    test(name, () => assert.equal(sniffAudio(smallSounds[name]), types[name]))
  }

  const hostile: readonly [string, Buffer][] = [
    ['nothing', latin1('')],
    ['a page', latin1('<!doctype html><script>alert(1)</script>')],
    ['a page behind a tag', latin1('ID3\x04\0\0\0\0\0\x04note<script>alert(1)</script>')],
    ['one frame and a page', Buffer.concat([smallSounds.mp3.subarray(0, 431), latin1('<script>')])],
    ['a program', latin1('MZ\x90\0')],
    ['a PDF', latin1('%PDF-1.7\n')],
    ['a photo', latin1('\xff\xd8\xff\xe0\0\x10JFIF\0')],
    ['a WebP', latin1('RIFF\x10\0\0\0WEBPVP8 ')],
    ['an AVI', latin1('RIFF\x10\0\0\0AVI LIST')],
    ['a film in Matroska', latin1('\x1a\x45\xdf\xa3\x42\x82\x88matroskaA_OPUS')],
    ['a film in WebM', latin1('\x1a\x45\xdf\xa3\x42\x82\x84webmV_VP9 A_OPUS')],
    [
      'a film in Ogg',
      Buffer.concat([latin1('OggS\0\x02'), Buffer.alloc(21), latin1('\x2a\x80theora')]),
    ],
    [
      'a film in MP4',
      Buffer.concat([smallSounds.m4a, latin1('\0\0\0\x20hdlr\0\0\0\0\0\0\0\0vide\0\0\0\0')]),
    ],
    ['a photo in HEIF', latin1('\0\0\0\x18ftypheic\0\0\0\0hdlr\0\0\0\0\0\0\0\0soun')],
  ]
  for (const [what, bytes] of hostile) {
    test(`${what} is none`, () => assert.equal(sniffAudio(bytes), undefined))
  }
})

describe('preparing a voice note', () => {
  const prepare = (bytes: Buffer, contentType?: string) =>
    prepareUpload(bytes, {
      accepts: 'audio',
      keepLocation: false,
      claim: contentType === undefined ? {} : { contentType },
    })
  const codes = async (...given: Parameters<typeof prepare>) => {
    const done = await prepare(...given)
    return done.ok ? [] : done.problems.map(({ code }) => code)
  }

  test('it is kept as it came, under the type of its bytes', async () => {
    for (const claim of ['audio/webm;codecs=opus', 'video/webm', '', 'application/octet-stream']) {
      const done = await prepare(smallSounds.webm, claim)
      assert.ok(done.ok, claim)
      assert.equal(done.file.contentType, 'audio/webm')
      assert.deepEqual(done.file.bytes, smallSounds.webm)
    }
  })

  test('every reason against it is told', async () => {
    assert.deepEqual(await codes(Buffer.alloc(0)), ['file-empty'])
    assert.deepEqual(await codes(smallSounds.wav, 'text/html'), ['file-type-mismatch'])
    assert.deepEqual(await codes(latin1('<html>'), 'audio/wav'), ['file-type-not-accepted'])
    const long = Buffer.concat([smallSounds.wav, Buffer.alloc(5 * 1024 * 1024)])
    assert.deepEqual(await codes(long), ['file-too-large'])
    assert.deepEqual(await codes(Buffer.alloc(6 * 1024 * 1024)), [
      'file-too-large',
      'file-type-not-accepted',
    ])
  })

  test('a sound is no photo and no document', async () => {
    for (const accepts of ['image', 'document'] as const) {
      const done = await prepareUpload(smallSounds.ogg, { accepts, keepLocation: false })
      assert.ok(!done.ok)
    }
  })
})
