import type { Bounds } from './lng-lat.js'

/** The finest level: squares of 0.000021 degrees, about 2.4 m. */
export const finestCellLevel = 24

const levelUnit = 2 ** 48

/**
 * The number of the grid square that holds a place: 2^level squares around the earth, in z-order,
 * with the level in front, so that squares of different levels never share a number.
 * At the equator a side is 611 m at level 16, 153 m at 18, 38 m at 20.
 * It fits a safe integer here and a `bigint` in PostgreSQL, where plain equality finds it again.
 * Throws RangeError when the level is not 1..24 or the place is not a finite position.
 */
export function cellOf(lng: number, lat: number, level: number): number {
  return cellAt(columnOf(lng, level), rowOf(lat, level), level)
}

/** The column of a longitude, counted from 180° W eastwards; longitudes wrap around. */
export function columnOf(lng: number, level: number): number {
  const columns = columnCount(level)
  if (!Number.isFinite(lng)) throw new RangeError(`longitude ${lng} is not a number of degrees`)
  const column = Math.floor(((lng + 180) / 360) * columns) % columns
  return column < 0 ? column + columns : column
}

/** The row of a latitude, counted from the south pole; squares are as high as wide in degrees. */
export function rowOf(lat: number, level: number): number {
  const rows = columnCount(level) / 2
  if (!(Math.abs(lat) <= 90)) throw new RangeError(`latitude ${lat} is not within -90 and 90`)
  return Math.min(rows - 1, Math.floor(((lat + 90) / 180) * rows))
}

/** The number of the square at a column and row. */
export function cellAt(column: number, row: number, level: number): number {
  const high = interleave(column >>> 12, row >>> 12)
  return level * levelUnit + high * 2 ** 24 + interleave(column & 0xfff, row & 0xfff)
}

/** The box of a square, in degrees. */
export function cellBounds(cell: number): Bounds {
  const level = Math.floor(cell / levelUnit)
  const side = 360 / columnCount(level)
  const order = cell % levelUnit
  const [high, low] = [Math.floor(order / 2 ** 24), order % 2 ** 24]
  const west = (everySecondBit(high) * 4096 + everySecondBit(low)) * side - 180
  const south = (everySecondBit(high >>> 1) * 4096 + everySecondBit(low >>> 1)) * side - 90
  return [west, south, west + side, south + side]
}

function columnCount(level: number): number {
  if (Number.isInteger(level) && level >= 1 && level <= finestCellLevel) return 2 ** level
  throw new RangeError(`cell level ${level} is not within 1 and ${finestCellLevel}`)
}

function interleave(even: number, odd: number): number {
  return spread(even) + 2 * spread(odd)
}

/** Puts a zero between the bits of a number of 12 bits. */
function spread(bits: number): number {
  let spreadBits = (bits | (bits << 8)) & 0x00ff00ff
  spreadBits = (spreadBits | (spreadBits << 4)) & 0x0f0f0f0f
  spreadBits = (spreadBits | (spreadBits << 2)) & 0x33333333
  return (spreadBits | (spreadBits << 1)) & 0x55555555
}

function everySecondBit(value: number): number {
  let bits = value & 0x55555555
  bits = (bits | (bits >>> 1)) & 0x33333333
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >>> 4)) & 0x00ff00ff
  return (bits | (bits >>> 8)) & 0x0000ffff
}
