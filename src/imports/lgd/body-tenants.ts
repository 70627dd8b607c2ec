import type { CountryPack } from '../../countries/country-pack.js'
import type { Tenant } from '../../platform/tenancy/tenant.js'
import { assignSlugs } from './assign-slugs.js'
import { stateSlug } from './country-tenants.js'
import type { LgdBody } from './read-lgd.js'
import { reservedSlugs } from './slug.js'
import { stateLanguages } from './state-languages.js'
import { tenantItem, type TenantItem } from './tenant-item.js'

/** Kinds of body from the largest, for who gets a plain name; others come last. */
const largestFirst = [4, 21, 24, 5, 25, 6, 7]

/** Bodies as tenants under their states. Addresses of `known` tenants and former ones are kept. */
export function bodyTenants(
  bodies: readonly LgdBody[],
  country: CountryPack,
  known: readonly Pick<Tenant, 'id' | 'slug'>[],
  formerSlugs: readonly string[],
): TenantItem[] {
  const slugs = assignSlugs(
    bodies.map(({ code, name, state, type, isCantonment }) => {
      const rank = largestFirst.indexOf(type ?? 0)
      return {
        id: code,
        name: name.en,
        stateIso: stateSlug(state.iso),
        isCantonment,
        rank: rank < 0 ? largestFirst.length : rank,
      }
    }),
    new Map(known.map(({ id, slug }) => [id, slug])),
    new Set([...reservedSlugs(country.languages.map(({ tag }) => tag)), ...formerSlugs]),
  )
  return bodies.map((body) =>
    tenantItem({
      id: body.code,
      kind: 'body',
      parent_id: body.state.code,
      slug: slugs.get(body.code) ?? `body-${body.code}`,
      name: body.name,
      body_type: body.type === null ? null : String(body.type),
      census_code: body.census,
      lgd_version: body.version,
      default_language: body.state.defaultLanguage,
      languages: stateLanguages(country, body.state),
      status: 'listed',
    }),
  )
}
