import type { CityContext, Context } from '../../../platform/request/context.js'

/**
 * The language of `locale` (`hi`, `hi_IN`) among those of the city, else that of the request.
 * An extension: GeoReport knows no languages; `Accept-Language` works as well.
 */
export function languageAsked(context: Context, query: URLSearchParams): string {
  const asked = (query.get('locale') ?? '').slice(0, 20).replace('_', '-').toLowerCase()
  const offered = context.tenant?.languages ?? []
  const find = (tag: string | undefined) => offered.find((own) => own.toLowerCase() === tag)
  return find(asked) ?? find(asked.split('-')[0]) ?? context.language
}

/** The same request in the language that its address asks for. */
export function inLocale(city: CityContext): CityContext {
  const language = languageAsked(city, new URLSearchParams(city.url.split('?')[1]))
  if (language === city.language) return city
  return { ...city, language, t: city.app.messages.translator(language) }
}
