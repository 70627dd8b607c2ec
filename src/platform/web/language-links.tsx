import type { Context } from '../request/context.js'

/** Languages of the pages: those that the city offers and the program has texts in. */
export function offeredLanguages({ tenant, app }: Context): { tag: string; endonym: string }[] {
  const known = app.messages.languages()
  return (tenant?.languages ?? ['en', 'hi', 'mr', 'ur'])
    .filter((tag) => known.includes(tag))
    .map((tag) => ({
      tag,
      endonym: app.country.languages.find((each) => each.tag === tag)?.endonym ?? tag,
    }))
}

/** As many stand beside each other on a phone; the others have a page. */
const mostShown = 4

/** The languages in the masthead: all of a few, or the reader's own, the first ones, and the rest on a page. */
export function LanguageLinks({ context }: { context: Context }) {
  const { t, language, tenant } = context
  const offered = offeredLanguages(context)
  const back = encodeURIComponent(context.url)
  const own = offered.filter(({ tag }) => tag === language)
  const others = offered.filter(({ tag }) => tag !== language)
  const shown =
    offered.length <= mostShown + 1 ? offered : [...own, ...others.slice(0, mostShown - own.length)]
  return (
    <nav class="links" aria-label={t('web.languages')}>
      {shown.map(({ tag, endonym }) => (
        <a
          key={tag}
          lang={tag}
          href={`/language/${tag}?to=${back}`}
          aria-current={tag === language ? 'true' : undefined}
        >
          {endonym}
        </a>
      ))}
      {shown.length < offered.length && (
        <a href={`/languages?${tenant ? `city=${tenant.slug}&` : ''}to=${back}`}>
          {t('web.more-languages', { count: offered.length })}
        </a>
      )}
    </nav>
  )
}
