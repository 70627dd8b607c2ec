import type { Reply } from '../../kernel/http/reply.js'
import { deskPage } from '../desk/navigation.js'
import { may, type CityContext } from '../request/context.js'

/** Everything that the reader may administer, each with one line of what it is. */
export function homePage(context: CityContext): Promise<Reply> {
  const { t, tenant, app } = context
  const base = `/desk/${tenant.slug}`
  const entries = app.modules
    .flatMap((module) => module.administration ?? [])
    .filter((entry) => may(context, entry.permission))
    .sort((a, b) => a.order - b.order)
  const lists = app.modules
    .flatMap((module) => module.lists ?? [])
    .filter(() => may(context, 'lists.read'))
    .sort((a, b) => a.order - b.order)
  return deskPage(
    context,
    { title: t('administration.title'), current: 'administration' },
    <>
      <h1>{t('administration.title')}</h1>
      <ul class="tiles">
        {entries.map((entry) => (
          <li key={entry.path}>
            <a class="card tile" href={`${base}/${entry.path}`}>
              <b>{t(entry.title)}</b>
              <span>{t(`${entry.title}.about`)}</span>
            </a>
          </li>
        ))}
      </ul>
      {lists.length > 0 && (
        <section>
          <h2>{t('administration.lists')}</h2>
          <ul class="tiles">
            {lists.map(({ id }) => (
              <li key={id}>
                <a class="card tile" href={`${base}/lists/${id}`}>
                  <b>{t(`list.${id}.title`)}</b>
                  <span>{t(`list.${id}.about`)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>,
  )
}
