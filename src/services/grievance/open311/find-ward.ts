import { areaName } from '../../../platform/places/area-name.js'
import type { Area, CityPlaces } from '../../../platform/places/places.js'
import type { CityContext } from '../../../platform/request/context.js'

/** The ward of GeoReport's `address_id`: its id, as in our answers, or its code. */
export function wardOfId(places: CityPlaces, id: string): Area | undefined {
  const byCode = places.areas.filter((area) => area.code === id)
  return places.byId(id) ?? (byCode.length === 1 ? byCode[0] : undefined)
}

/** The one ward that an address names, in any of the city's languages; undefined if none or several. */
export function wardInAddress(
  city: CityContext,
  places: CityPlaces,
  address: string,
): Area | undefined {
  const text = ` ${fold(address)} `
  const named = places.areas.filter((area) =>
    [...Object.values(area.name), areaName(city, area), `ward ${area.code}`].some((name) => {
      const words = fold(name)
      return words !== '' && !/^\d+$/.test(words) && text.includes(` ${words} `)
    }),
  )
  return named.length === 1 ? named[0] : undefined
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
