import type { CityContext } from '../../../platform/request/context.js'
import { formats, mediaTypes } from './geo-reply.js'
import type { Plain } from './write-xml.js'

/** Goes up when what a client can call here changes. */
const changedAt = '2026-11-23T00:00:00Z'

/** The service discovery document of a city: where the endpoint is, and how to get a key. */
export function presentDiscovery({ app, tenant, t }: CityContext): Plain {
  const base = app.config.publicUrl.replace(/\/$/, '')
  return {
    changeset: changedAt,
    contact: t('open311.contact', {
      helpline: tenant.helpline ?? '–',
      url: `${base}/${tenant.slug}`,
    }),
    key_service: t('open311.key-service', { url: `${base}/api` }),
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${base}/open311/v2/${tenant.slug}`,
        changeset: changedAt,
        type: tenant.kind === 'sandbox' ? 'test' : 'production',
        formats: formats.map((format) => mediaTypes[format]),
      },
    ],
  }
}
