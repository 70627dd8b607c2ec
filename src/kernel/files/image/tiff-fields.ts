/** A field's values: text for ASCII fields, numbers for integers and rationals. */
export type TiffValue = string | readonly number[]

const BYTES_OF_TYPE: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }
// A camera writes a few dozen fields; more is an attack on the reader's patience.
const MAX_FIELDS = 256
const MAX_VALUES = 64

/** Reads the directories of an EXIF block; every offset is checked, nothing is trusted. */
export type TiffReader = {
  readonly firstDirectory: number
  /** The fields of the directory at an offset, by tag; empty when the offset is senseless. */
  fieldsAt: (offset: number) => ReadonlyMap<number, TiffValue>
}

/**
 * A reader over an EXIF block (CIPA DC-008, TIFF 6.0 layout), with or without the leading
 * `Exif\0\0`; `undefined` when the bytes are no TIFF header.
 */
export function tiffReader(exif: Uint8Array): TiffReader | undefined {
  const block = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength)
  const tiff = block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block
  if (tiff.length < 8) return undefined
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const u16 = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))

  const valueAt = (entry: number): TiffValue | undefined => {
    const type = u16(entry + 2)
    const count = u32(entry + 4)
    const size = (BYTES_OF_TYPE[type] ?? 0) * count
    if (size === 0 || count > MAX_VALUES) return undefined
    const start = size <= 4 ? entry + 8 : u32(entry + 8)
    if (start + size > tiff.length) return undefined
    if (type === 2)
      return tiff
        .toString('latin1', start, start + size)
        .replace(/\0.*$/s, '')
        .trim()
    return Array.from({ length: count }, (_, index) => {
      if (type === 3) return u16(start + index * 2)
      if (type === 4) return u32(start + index * 4)
      if (type === 5) return u32(start + index * 8) / u32(start + index * 8 + 4)
      return tiff.readUInt8(start + index)
    })
  }

  return {
    firstDirectory: u32(4),
    fieldsAt(offset) {
      const fields = new Map<number, TiffValue>()
      if (offset < 8 || offset + 2 > tiff.length) return fields
      const count = Math.min(u16(offset), MAX_FIELDS)
      for (let index = 0; index < count; index += 1) {
        const entry = offset + 2 + index * 12
        if (entry + 12 > tiff.length) break
        const value = valueAt(entry)
        if (value !== undefined) fields.set(u16(entry), value)
      }
      return fields
    },
  }
}
