import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { areaName } from '../places/area-name.js'
import { cityOf, route } from '../request/context.js'
import { Lgd, Ward } from './schemas.js'

export const placeApi = (app: App) => [
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/wards/at',
    access: 'public',
    tag: 'Places',
    summary: 'The ward that holds a point',
    params: Lgd,
    query: Type.Object({
      lng: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
    }),
    answers: { 200: Ward },
    handle: async (context, { query }) => {
      const city = cityOf(context)
      const places = await app.places.of(city.tenant.id)
      const area = places.locate(query.lng, query.lat)
      if (!area) throw errors.notFound()
      return json({ id: area.id, code: area.code, name: areaName(city, area) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/wards',
    access: 'public',
    tag: 'Places',
    summary: 'The wards of a city',
    params: Lgd,
    answers: { 200: Type.Object({ items: Type.Array(Ward) }) },
    handle: async (context) => {
      const city = cityOf(context)
      const { areas } = await app.places.of(city.tenant.id)
      return json({
        items: areas.map((area) => ({ id: area.id, code: area.code, name: areaName(city, area) })),
      })
    },
  }),
]
