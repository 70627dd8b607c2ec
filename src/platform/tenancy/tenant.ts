import type { AppealRule } from '../service-kit/service.js'

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
  /** Appeals by service, instead of what the service declares. */
  appeals?: Readonly<Record<string, AppealRule>>
  /** Days between two reminders that an applicant sends after the limit. */
  nudgeDays?: number
  /** When the morning mail is made, minutes from midnight. */
  digestAtMinutes?: number
  /** When telephones are left alone, minutes from midnight; equal means never. */
  quietHours?: { readonly fromMinutes: number; readonly toMinutes: number }
  demo?: boolean
  /** A sandbox that begins anew each night. */
  resetNightly?: boolean
}

/**
 * Its name in the reader's language, or else in one that is written in the same letters: a reader
 * of Hindi reads पुणे, which the directory has in Marathi, and not "Pune".
 */
export function nameOf({ name, slug }: Pick<Tenant, 'name' | 'slug'>, language: string): string {
  const own = name[language]
  if (own !== undefined) return own
  const script = scriptOf(language)
  const alike = Object.keys(name).find((tag) => tag !== 'en' && scriptOf(tag) === script)
  return (alike === undefined ? undefined : name[alike]) ?? name['en'] ?? slug
}

const scripts = new Map<string, string | undefined>()

/** Asked for thousands of bodies at once, and slow to find out. */
function scriptOf(language: string): string | undefined {
  if (!scripts.has(language)) scripts.set(language, new Intl.Locale(language).maximize().script)
  return scripts.get(language)
}
