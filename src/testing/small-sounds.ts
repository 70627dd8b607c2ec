const latin1 = (text: string) => Buffer.from(text, 'latin1')
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])

/** The beginning of a sound in each container that a browser records or a phone sends. */
export const smallSounds = {
  wav: Buffer.concat([latin1('RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0'), Buffer.alloc(24)]),
  mp3: Buffer.concat([latin1('ID3\x04\0\0\0\0\0\x04note'), frame, frame]),
  ogg: Buffer.concat([latin1('OggS\0\x02'), Buffer.alloc(21), latin1('\x13OpusHead\x01\x01')]),
  webm: Buffer.concat([
    latin1('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm'),
    latin1('\x16\x54\xae\x6b\xae\x86A_OPUS\x63\xa2OpusHead'),
  ]),
  m4a: latin1(
    '\0\0\0\x18ftypM4A \0\0\0\0isomiso2\0\0\0\x28moov\0\0\0\x20hdlr\0\0\0\0\0\0\0\0soun\0\0\0\0\0\0\0\0',
  ),
} as const
