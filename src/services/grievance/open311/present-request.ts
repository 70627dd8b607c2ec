import { entryName } from '../../../platform/journey/facts.js'
import type { Entry } from '../../../platform/masterdata/entry-store.js'
import { areaName } from '../../../platform/places/area-name.js'
import type { CityPlaces } from '../../../platform/places/places.js'
import type { CityContext } from '../../../platform/request/context.js'
import { writeInstant } from './instant.js'
import type { RequestRow } from './request-store.js'
import type { Plain } from './write-xml.js'

/** The lists by which a row's codes become words; the same for every row. */
interface Words {
  categories: ReadonlyMap<string, Entry>
  departments: ReadonlyMap<string, Entry>
  places: CityPlaces
}

const byCode = (entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.code, entry]))

/** Cases as everyone may see them, in GeoReport's words; the city's lists are asked once for all. */
export async function presentRequests(
  city: CityContext,
  rows: readonly RequestRow[],
): Promise<Plain[]> {
  const { app, tenant } = city
  const [categories, departments, places] = await Promise.all([
    app.masterData.list(tenant.id, 'grievance-category'),
    app.masterData.list(tenant.id, 'department'),
    app.places.of(tenant.id),
  ])
  const words = { categories: byCode(categories), departments: byCode(departments), places }
  return rows.map((row) => presentRequest(city, row, words))
}

/**
 * What people wrote (description, landmark) and sent (photos) may tell of a person and stays out;
 * the place is the ward and a point near by.
 */
function presentRequest(city: CityContext, row: RequestRow, words: Words): Plain {
  const category = words.categories.get(row.category ?? '')
  const department = words.departments.get(row.department)
  const ward = row.ward_id === null ? undefined : words.places.byId(row.ward_id)
  return {
    service_request_id: row.number,
    status: row.open ? 'open' : 'closed',
    status_notes: city.t(`service.${row.service}.state.${row.state}.plain`),
    service_name: category ? entryName(city, category.name) : row.title,
    service_code: row.category,
    description: null,
    agency_responsible: department ? entryName(city, department.name) : row.department,
    service_notice: null,
    requested_datetime: writeInstant(row.filed_at),
    updated_datetime: writeInstant(row.changed_at),
    expected_datetime: row.due_at && writeInstant(row.due_at),
    address: ward ? areaName(city, ward) : null,
    address_id: ward?.id ?? null,
    zipcode: null,
    lat: near(row.lat),
    long: near(row.lng),
    media_url: null,
  }
}

/** Three decimals are about a hundred metres: the street, and not the door of who reported. */
const near = (degrees: number | null): number | null =>
  degrees === null ? null : Math.round(degrees * 1_000) / 1_000
