import type { Fault } from '../../kernel/errors/app-error.js'
import type { CityContext } from '../request/context.js'
import { cleanText } from '../service-kit/clean-text.js'
import type { Tenant } from '../tenancy/tenant.js'

export const palettes = ['indigo', 'teal', 'maroon', 'forest', 'plum'] as const
export const mostEmergency = 6

/** The body as it presents itself, whole: what a form sends replaces what was. */
export interface BodyProfile {
  name: Record<string, string>
  helpline: string | null
  helplineHours: string | null
  theme: NonNullable<Tenant['theme']>
  languages: string[]
  defaultLanguage: string
  center: { lng: number; lat: number } | null
  settings: {
    anonymous: boolean
    /** Null: as each service says. */
    reopenDays: number | null
    emergency: { name: string; number: string }[] | null
  }
}

type Text = (path: string) => string

/** Reads the profile with every fault. */
export function readProfile(
  context: CityContext,
  text: Text,
): { profile: BodyProfile; faults: Fault[] } {
  const { app, tenant } = context
  const faults: Fault[] = []
  const line = (path: string, most: number): string => {
    const value = cleanText(text(path)).replaceAll(/\s+/g, ' ').trim()
    if (Array.from(value).length > most) {
      faults.push({ path, code: 'fault.too-long', params: { most } })
    }
    return value
  }
  const offered = app.messages.languages()
  const languages = offered.filter((tag) => text(`language.${tag}`) !== '')
  if (languages.length === 0) faults.push({ path: 'languages', code: 'fault.required-choice' })
  const defaultLanguage = text('defaultLanguage')
  if (!languages.includes(defaultLanguage)) {
    faults.push({ path: 'defaultLanguage', code: 'fault.body-default-language' })
  }
  const name: Record<string, string> = {}
  for (const tag of new Set(['en', ...Object.keys(tenant.name), ...offered])) {
    const words = line(`name.${tag}`, 100)
    if (words !== '') name[tag] = words
  }
  if (name['en'] === undefined) faults.push({ path: 'name.en', code: 'fault.required' })
  const helpline = line('helpline', 30)
  if (helpline !== '' && !isTelephone(helpline)) {
    faults.push({ path: 'helpline', code: 'fault.telephone' })
  }
  const theme = palettes.find((palette) => palette === text('palette'))
  if (!theme) faults.push({ path: 'palette', code: 'fault.required-choice' })
  const days = text('reopenDays').trim()
  if (days !== '' && (!/^\d{1,3}$/.test(days) || Number(days) > 365)) {
    faults.push({ path: 'reopenDays', code: 'fault.range', params: { min: 0, max: 365 } })
  }
  const emergency = readEmergency(line, faults)
  return {
    profile: {
      name,
      helpline: helpline || null,
      helplineHours: line('helplineHours', 60) || null,
      theme: { palette: theme ?? 'indigo' },
      languages: [defaultLanguage, ...languages.filter((tag) => tag !== defaultLanguage)],
      defaultLanguage,
      center: readCenter(text, faults),
      settings: {
        anonymous: text('anonymous') !== '',
        reopenDays: days === '' ? null : Number(days),
        emergency: emergency.length > 0 ? emergency : null,
      },
    },
    faults,
  }
}

const isTelephone = (value: string) => /^\+?[\d][\d\s-]{1,28}$/.test(value)

function readCenter(text: Text, faults: Fault[]): BodyProfile['center'] {
  const [lng, lat] = [text('lng').trim(), text('lat').trim()]
  if (lng === '' && lat === '') return null
  const isDegree = (value: string, most: number) =>
    /^-?\d{1,3}(\.\d{1,8})?$/.test(value) && Math.abs(Number(value)) <= most
  if (!isDegree(lat, 90)) faults.push({ path: 'lat', code: 'fault.point' })
  if (!isDegree(lng, 180)) faults.push({ path: 'lng', code: 'fault.point' })
  return { lng: Number(lng), lat: Number(lat) }
}

function readEmergency(
  line: (path: string, most: number) => string,
  faults: Fault[],
): { name: string; number: string }[] {
  const found: { name: string; number: string }[] = []
  for (let place = 1; place <= mostEmergency; place += 1) {
    const name = line(`emergency-name.${place}`, 60)
    const number = line(`emergency-number.${place}`, 30)
    if (name === '' && number === '') continue
    if (name === '') faults.push({ path: `emergency-name.${place}`, code: 'fault.required' })
    if (!isTelephone(number)) {
      faults.push({ path: `emergency-number.${place}`, code: 'fault.telephone' })
    }
    found.push({ name, number })
  }
  return found
}
