import type { TiffValue } from './tiff-fields.js'
import { tiffReader } from './tiff-fields.js'

/** Where a photo was taken: WGS 84 degrees, accuracy (95 %) in metres where the camera says. */
export type PhotoLocation = {
  readonly latitude: number
  readonly longitude: number
  readonly accuracyM?: number
}

export type PhotoFacts = { readonly capturedAt?: string; readonly location?: PhotoLocation }

const TAG = {
  exifDirectory: 0x8769,
  gpsDirectory: 0x8825,
  dateTimeOriginal: 0x9003,
  offsetTimeOriginal: 0x9011,
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
  horizontalError: 31,
} as const

/**
 * Capture time and position from an EXIF block (CIPA DC-008); absent where missing or absurd.
 *
 * `capturedAt` is ISO 8601. It carries an offset only if the camera wrote one; otherwise it is
 * the wall clock of the camera, and the caller decides which zone that means.
 */
export function photoFacts(exif: Uint8Array): PhotoFacts {
  const reader = tiffReader(exif)
  if (reader === undefined) return {}
  const root = reader.fieldsAt(reader.firstDirectory)
  const photo = reader.fieldsAt(firstNumber(root.get(TAG.exifDirectory)) ?? 0)
  const gps = reader.fieldsAt(firstNumber(root.get(TAG.gpsDirectory)) ?? 0)
  const capturedAt = captureTime(photo.get(TAG.dateTimeOriginal), photo.get(TAG.offsetTimeOriginal))
  const location = position(gps)
  return {
    ...(capturedAt === undefined ? {} : { capturedAt }),
    ...(location === undefined ? {} : { location }),
  }
}

function captureTime(time: TiffValue | undefined, offset: TiffValue | undefined) {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(
    typeof time === 'string' ? time : '',
  )
  if (parts === null) return undefined
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}`
  const instant = new Date(`${iso}Z`)
  // The round trip refuses what Date would quietly roll over, such as 31 February.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(iso)) return undefined
  const zone = typeof offset === 'string' && /^[+-][01]\d:[0-5]\d$/.test(offset) ? offset : ''
  return iso + zone
}

function position(gps: ReadonlyMap<number, TiffValue>): PhotoLocation | undefined {
  const latitude = degrees(gps.get(TAG.latitude), gps.get(TAG.latitudeRef), 'N', 'S')
  const longitude = degrees(gps.get(TAG.longitude), gps.get(TAG.longitudeRef), 'E', 'W')
  if (latitude === undefined || longitude === undefined) return undefined
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  // Cameras without a fix write zeroes; nobody files from the Gulf of Guinea.
  if (latitude === 0 && longitude === 0) return undefined
  const accuracyM = firstNumber(gps.get(TAG.horizontalError))
  return { latitude, longitude, ...(accuracyM === undefined ? {} : { accuracyM }) }
}

function degrees(
  value: TiffValue | undefined,
  ref: TiffValue | undefined,
  positive: string,
  negative: string,
): number | undefined {
  if (value === undefined || typeof value === 'string') return undefined
  const [whole, minutes = 0, seconds = 0] = value
  if (whole === undefined || (ref !== positive && ref !== negative)) return undefined
  // Seven decimals are a centimetre, finer than any phone.
  const size = Math.round((whole + minutes / 60 + seconds / 3600) * 1e7) / 1e7
  if (!Number.isFinite(size)) return undefined
  return ref === negative ? -size : size
}

function firstNumber(value: TiffValue | undefined): number | undefined {
  const first = typeof value === 'string' ? undefined : value?.[0]
  return first !== undefined && Number.isFinite(first) ? first : undefined
}
