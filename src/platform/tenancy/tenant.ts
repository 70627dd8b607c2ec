/** A body of the country: the nation, a state, a city, or a sandbox. `id` is the LGD code. */
export interface Tenant {
  id: number
  kind: 'nation' | 'state' | 'body' | 'sandbox'
  parentId: number | null
  slug: string
  /** By language; `en` always. */
  name: Readonly<Record<string, string>>
  bodyType: string | null
  defaultLanguage: string
  languages: readonly string[]
  helpline: string | null
  helplineHours: string | null
  theme: { palette: 'indigo' | 'teal' | 'maroon' | 'forest' | 'plum' } | null
  center: { lng: number; lat: number } | null
  settings: TenantSettings
  status: 'listed' | 'live' | 'closed'
}

/** What a city may set without a developer. */
export interface TenantSettings {
  /** People may report problems without saying who they are. */
  anonymous?: boolean
  /** Days in which a resolved case may be opened again. */
  reopenDays?: number
  /** Office hours for working-time service levels, minutes from midnight. */
  openFromMinutes?: number
  openToMinutes?: number
  holidays?: readonly string[]
  /** Who else to call: police, fire, gas. */
  emergency?: readonly { name: string; number: string }[]
  demo?: boolean
}

export const nameOf = (tenant: Tenant, language: string): string =>
  tenant.name[language] ?? tenant.name['en'] ?? tenant.slug
