import type { Reply } from '../../kernel/http/reply.js'
import type { Context } from '../request/context.js'
import { offeredLanguages } from '../web/language-links.js'
import { page } from '../web/shell.js'

/** Every language of the city, each by its own name. */
export function languagesPage(context: Context, to: string): Reply {
  const { t, language } = context
  const back = encodeURIComponent(to)
  return page(
    context,
    { title: t('web.languages'), narrow: true },
    <>
      <a class="back" href={to}>
        {t('web.back')}
      </a>
      <h1>{t('web.languages')}</h1>
      <ul class="list">
        {offeredLanguages(context).map(({ tag, endonym }) => (
          <li key={tag}>
            <a
              lang={tag}
              href={`/language/${tag}?to=${back}`}
              aria-current={tag === language ? 'true' : undefined}
            >
              <b>{endonym}</b>
            </a>
          </li>
        ))}
      </ul>
    </>,
  )
}
