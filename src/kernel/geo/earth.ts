const radiansPerDegree = Math.PI / 180
const equatorRadiusM = 6_378_137
const eccentricitySquared = 0.006_694_379_990_14

/** Mean radius of the earth (IUGG), for distances on a sphere. */
export const earthRadiusM = 6_371_008.8

/** Metres of one degree of latitude on the mean sphere; times cos(lat) for longitude. */
export const metresPerDegree = earthRadiusM * radiansPerDegree

export function toRadians(degrees: number): number {
  return degrees * radiansPerDegree
}

/** How much a square metre of the mean sphere differs from one of the WGS 84 ellipsoid at `lat`. */
export function ellipsoidAreaFactor(lat: number): number {
  const flattening = 1 - eccentricitySquared * Math.sin(toRadians(lat)) ** 2
  const product = (equatorRadiusM ** 2 * (1 - eccentricitySquared)) / flattening ** 2
  return product / earthRadiusM ** 2
}
