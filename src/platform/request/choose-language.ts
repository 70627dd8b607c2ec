export const languageCookie = 'nagara_language'

/**
 * The language of an answer: what the person chose, else what their account says or the browser
 * asks for among those that the city offers, else the city's own.
 */
export function chooseLanguage(from: {
  cookie: string | undefined
  header: string | undefined
  offered: readonly string[]
  preferred: string
  isApi: boolean
}): string {
  const offers = (tag: string) =>
    from.offered.find((own) => own.toLowerCase() === tag.toLowerCase())
  if (from.cookie !== undefined) {
    const chosen = offers(from.cookie)
    if (chosen !== undefined) return chosen
  }
  for (const part of (from.header ?? '').slice(0, 500).split(',')) {
    const tag = part.split(';')[0]?.trim() ?? ''
    const found = offers(tag) ?? offers(tag.split('-')[0] ?? '')
    if (found !== undefined) return found
  }
  return from.isApi ? 'en' : (offers(from.preferred) ?? from.offered[0] ?? 'en')
}
