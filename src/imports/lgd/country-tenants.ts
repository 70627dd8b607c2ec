import type { CountryPack } from '../../countries/country-pack.js'
import { languageOf } from '../../platform/places/language-of.js'
import { slugOf } from './slug.js'
import { stateLanguages } from './state-languages.js'
import { tenantItem, type TenantItem } from './tenant-item.js'

export const nationId = 0

/** A state's ISO code as its address: `IN-MH` is `mh`. */
export const stateSlug = (iso: string): string => iso.replace(/^[A-Z]+-/, '').toLowerCase()

/** The nation (0) and its states as tenants, parents first. */
export function countryTenants(country: CountryPack): TenantItem[] {
  const { name, localNames } = country.identity
  const [own = 'en'] = Object.keys(localNames)
  const common = {
    body_type: null,
    census_code: null,
    lgd_version: null,
    status: 'listed',
  } as const
  const nation = tenantItem({
    ...common,
    id: nationId,
    kind: 'nation',
    parent_id: null,
    slug: slugOf(name),
    name: { en: name, ...localNames },
    default_language: 'en',
    languages: [...new Set(['en', own])],
  })
  const states = country.states.map((state) => {
    const languages = stateLanguages(country, state)
    const local = languageOf(state.localName, country, languages)
    return tenantItem({
      ...common,
      id: state.code,
      kind: 'state',
      parent_id: nationId,
      slug: stateSlug(state.iso),
      name: { ...(local !== undefined && { [local]: state.localName }), en: state.name },
      default_language: state.defaultLanguage,
      languages,
    })
  })
  return [nation, ...states]
}
