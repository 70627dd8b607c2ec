import type { Context } from '../request/context.js'
import type { Area } from './places.js'

/** "Ward 12, Shivaji Nagar" in the reader's language; a name that only repeats the number is left out. */
export function areaName({ t, language, app }: Context, area: Area): string {
  const order = [language, ...app.country.languageChain(language)]
  const name = order.map((tag) => area.name[tag]).find((text) => text !== undefined) ?? ''
  const isPlain = name === '' || name === area.code || /^ward[\s_-]*\d+$/i.test(name)
  return isPlain
    ? t('places.ward', { code: area.code })
    : t('places.ward-name', { code: area.code, name })
}
