import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { json, type Reply } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { cityOf, route } from '../request/context.js'
import { offlinePage } from './offline-page.js'
import { hasOffline, ownerOf } from './owner.js'

export const offlineRoutes = (app: App) => [
  route({
    method: 'GET',
    // At the root, so that it reaches the pages of every city.
    path: '/offline.js',
    access: 'public',
    handle: (): Reply => {
      const found = app.assets.find(app.assets.url('service-worker.island.js'))
      if (!found) throw errors.notFound()
      // Asked for anew each time: a phone must not stay with an old one.
      const headers = { 'cache-control': 'no-cache', 'service-worker-allowed': '/' }
      return { status: 200, type: found.type, body: found.body, headers }
    },
  }),
  route({
    method: 'GET',
    path: '/:city/offline',
    access: 'public',
    params: Type.Object({ city: Type.String() }),
    query: Type.Object({ for: Type.Optional(Type.String({ maxLength: 80 })) }),
    handle: (context) => {
      const city = cityOf(context)
      if (!hasOffline(city)) throw errors.notFound()
      return offlinePage(city)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/session',
    access: 'public',
    tag: 'Sessions',
    summary: 'Who is signed in, as a phone that keeps drafts may know them',
    answers: {
      200: Type.Object({
        kind: Type.Union([Type.Literal('nobody'), Type.Literal('resident'), Type.Literal('staff')]),
        owner: Type.String({ description: 'A digest that is the same for the same person' }),
      }),
    },
    handle: (context) => json({ kind: context.person?.kind ?? 'nobody', owner: ownerOf(context) }),
  }),
]
