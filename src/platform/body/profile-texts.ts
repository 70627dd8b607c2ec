import type { Tenant } from '../tenancy/tenant.js'
import type { BodyProfile } from './read-profile.js'

/** A body as the profile's form holds it. */
export function profileOf(tenant: Tenant): BodyProfile {
  const { settings } = tenant
  return {
    name: { ...tenant.name },
    helpline: tenant.helpline,
    helplineHours: tenant.helplineHours,
    theme: tenant.theme ?? { palette: 'indigo' },
    languages: [...tenant.languages],
    defaultLanguage: tenant.defaultLanguage,
    center: tenant.center,
    settings: {
      anonymous: settings.anonymous !== false,
      reopenDays: settings.reopenDays ?? null,
      emergency: settings.emergency ? [...settings.emergency] : null,
    },
  }
}

/** The texts of its inputs by their paths. */
export function profileTexts(profile: BodyProfile): ReadonlyMap<string, string> {
  const { settings, center } = profile
  return new Map([
    ...Object.entries(profile.name).map(([tag, text]) => [`name.${tag}`, text] as const),
    ...profile.languages.map((tag) => [`language.${tag}`, 'yes'] as const),
    ['defaultLanguage', profile.defaultLanguage],
    ['helpline', profile.helpline ?? ''],
    ['helplineHours', profile.helplineHours ?? ''],
    ['palette', profile.theme.palette],
    ['lng', center === null ? '' : String(center.lng)],
    ['lat', center === null ? '' : String(center.lat)],
    ['anonymous', settings.anonymous ? 'yes' : ''],
    ['reopenDays', String(settings.reopenDays ?? '')],
    ...(settings.emergency ?? []).flatMap(({ name, number }, index) => [
      [`emergency-name.${index + 1}`, name] as const,
      [`emergency-number.${index + 1}`, number] as const,
    ]),
  ])
}
