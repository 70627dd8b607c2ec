import type { Reply } from '../../kernel/http/reply.js'
import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'
import type { Change } from './change.js'
import { ChangeTable } from './change-table.js'
import type { ListedEntry } from './list-view.js'
import type { MasterKind } from './kind.js'

export const listPageSize = 100

/** A list as the tenant sees it, with where each entry comes from; search, export, import, changes. */
export function listPage(
  context: CityContext,
  given: {
    kind: MasterKind
    entries: readonly ListedEntry[]
    /** How many answer to the search, of all. */
    total: number
    query: string
    page: number
    changes: readonly Change[]
    mayChange: boolean
  },
): Promise<Reply> {
  const { kind, entries, total, query, page, changes, mayChange } = given
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/lists/${kind.id}`
  const title = t(`list.${kind.id}.title`)
  const shown = (next: number) => `${base}?q=${encodeURIComponent(query)}&page=${next}`
  return deskPage(
    context,
    { title, current: 'administration' },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <h1>{title}</h1>
      <p>{t(`list.${kind.id}.about`)}</p>
      <div class="row noprint">
        {mayChange && (
          <a class="button small" href={`${base}/new`}>
            {t('list.add')}
          </a>
        )}
        {mayChange && (
          <a class="button quiet small" href={`${base}/import`}>
            {t('list.import')}
          </a>
        )}
        <a href={`${base}/export.csv`}>CSV</a>
        <a href={`${base}/export.json`}>JSON</a>
      </div>
      <form class="filters noprint" role="search">
        <div>
          <label for="q">{t('desk.search')}</label>
          <input type="search" id="q" name="q" value={query} data-search />
        </div>
        <button class="button quiet small">{t('desk.apply')}</button>
      </form>
      {entries.length === 0 ? (
        <Empty>{query === '' ? t('list.empty') : t('list.nothing-found')}</Empty>
      ) : (
        <Scroll label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('list.name')}</th>
                <th scope="col" class="wide">
                  {t('list.code')}
                </th>
                <th scope="col" class="wide">
                  {t('list.from')}
                </th>
                <th scope="col">{t('list.state')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ entry, depth, from, isOverridden }) => (
                <tr key={entry.code} data-row>
                  <td>
                    <span class={`depth-${Math.min(depth, 6)}`}>
                      <a href={`${base}/entry/${encodeURIComponent(entry.code)}`}>
                        {entryName(context, entry.name)}
                      </a>
                    </span>
                  </td>
                  <td class="wide">
                    <bdi>{entry.code}</bdi>
                  </td>
                  <td class="muted wide">
                    {t(`list.level.${from}`)}
                    {isOverridden && <> · {t('list.overridden')}</>}
                  </td>
                  <td>
                    {entry.active ? (
                      <Tag tone="ok">{t('list.used')}</Tag>
                    ) : (
                      <Tag>{t('list.retired')}</Tag>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {total > listPageSize && (
        <nav class="pages" aria-label={t('list.pages')}>
          {page > 1 && <a href={shown(page - 1)}>{t('list.previous')}</a>}
          <span class="num">
            {page} / {Math.ceil(total / listPageSize)}
          </span>
          {page * listPageSize < total && <a href={shown(page + 1)}>{t('list.next')}</a>}
        </nav>
      )}
      <section>
        <h2>{t('list.history')}</h2>
        <ChangeTable context={context} changes={changes} />
      </section>
    </>,
  )
}
