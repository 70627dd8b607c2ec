import type { Reply } from '../../kernel/http/reply.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import { matches } from '../journey/tree-question.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'

/** Services and kinds of problem that answer to the words, in whatever language they are typed. */
export async function findPage(context: CityContext, query: string): Promise<Reply> {
  const { t, tenant, app, language } = context
  const base = `/${tenant.slug}`
  const wanted = query.trim().toLocaleLowerCase()
  const services = app.catalogue.list().filter((service) =>
    ['en', language].some((tag) => {
      const translate = app.messages.translator(tag)
      const words = ['title', 'verb', 'summary'].map((part) =>
        translate(`service.${service.id}.${part}`),
      )
      return words.join(' ').toLocaleLowerCase().includes(wanted)
    }),
  )
  const trees = app.catalogue
    .list()
    .flatMap((service) =>
      Object.values(service.form).flatMap((field) =>
        field.kind === 'tree' ? [{ service, master: field.master }] : [],
      ),
    )
  const kinds = await Promise.all(
    trees.map(async ({ service, master }) => {
      const entries = await app.masterData.list(tenant.id, master)
      const parents = new Set(entries.map((entry) => entry.parentCode))
      return entries
        .filter((entry) => !parents.has(entry.code) && matches(entry, query))
        .slice(0, 20)
        .map((entry) => ({ service, name: entryName(context, entry.name), code: entry.code }))
    }),
  )
  const found = kinds.flat()
  return page(
    context,
    { title: t('front.found', { query }), narrow: true },
    <>
      <h1>{t('front.found', { query })}</h1>
      <form class="find field" role="search">
        <input type="search" name="q" value={query} aria-label={t('front.search')} />
        <button class="button">{t('web.search')}</button>
      </form>
      {services.length + found.length === 0 ? (
        <Empty>{t('front.nothing')}</Empty>
      ) : (
        <ul class="list">
          {services.map((service) => (
            <li key={service.id}>
              <a href={`${base}/apply/${service.id}`}>
                <span>
                  <b>{t(`service.${service.id}.verb`)}</b>
                  <span class="muted">{t(`service.${service.id}.summary`)}</span>
                </span>
              </a>
            </li>
          ))}
          {found.map((kind) => (
            <li key={kind.code}>
              <a href={`${base}/apply/${kind.service.id}?kind=${encodeURIComponent(kind.code)}`}>
                <span>
                  <b>{kind.name}</b>
                  <span class="muted">{t(`service.${kind.service.id}.verb`)}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>,
  )
}
