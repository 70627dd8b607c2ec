import type { App } from '../../../platform/app.js'
import { mediaTypes, type Format } from './geo-reply.js'
import { refuse } from './refuse.js'
import { Errors } from './schemas.js'

export const root = '/open311/v2/:city'

/** What all reading calls in a format have in common. */
export function readingIn(app: App, format: Format) {
  const dialect = { answer: mediaTypes[format], refuse: refuse(app, format), refusal: Errors }
  return {
    method: 'GET',
    access: 'public',
    tag: 'Open311 GeoReport v2',
    dialect,
    limit: { capacity: 600, perSecond: 20 },
  } as const
}

/** Posting: the key is in the body and cookies mean nothing, so pages of other sites may send it. */
export function postingIn(app: App, format: Format) {
  const { dialect, ...reading } = readingIn(app, format)
  return {
    ...reading,
    method: 'POST',
    fromAnySite: true,
    dialect: { ...dialect, body: 'application/x-www-form-urlencoded' },
    limit: { capacity: 600, perSecond: 10 },
  } as const
}
