const kbpsOf1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const kbpsOf2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const hertzOf1 = [44_100, 48_000, 32_000]

/**
 * Whether two frames of MPEG audio, layer III (ISO/IEC 11172-3, 13818-3), follow each other at the
 * start, or after an ID3v2 tag: two bytes that look like one say little.
 */
export function hasMp3Frames(bytes: Buffer): boolean {
  const first = afterTag(bytes)
  const length = frameBytes(bytes, first)
  return length !== undefined && frameBytes(bytes, first + length) !== undefined
}

/** An ID3v2 tag says its own length, seven bits in each byte. */
function afterTag(bytes: Buffer): number {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0
  return 10 + bytes.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 127), 0)
}

function frameBytes(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined
  const [sync = 0, kind = 0, rate = 0] = bytes.subarray(at, at + 3)
  const version = (kind >> 3) & 3
  const isLayer3 = ((kind >> 1) & 3) === 1
  if (sync !== 255 || kind < 224 || version === 1 || !isLayer3) return undefined
  const kbps = (version === 3 ? kbpsOf1 : kbpsOf2)[rate >> 4]
  const base = hertzOf1[(rate >> 2) & 3]
  if (!kbps || base === undefined) return undefined
  const hertz = version === 3 ? base : version === 2 ? base / 2 : base / 4
  const perFrame = version === 3 ? 144 : 72
  return Math.floor((perFrame * kbps * 1_000) / hertz) + ((rate >> 1) & 1)
}
