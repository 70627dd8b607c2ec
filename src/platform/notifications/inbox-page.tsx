import type { Reply } from '../../kernel/http/reply.js'
import { PostForm } from '../../kernel/web/components/form.js'
import { Empty, Tag } from '../../kernel/web/components/pieces.js'
import { personOf, type CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import { countUnread, listNotices } from './inbox-store.js'
import { pathOf, writeNotice } from './write-notice.js'

const perPage = 20

/** What a city told a person, in the language of the page; what is new is marked in words. */
export async function noticesPage(context: CityContext, before: Date): Promise<Reply> {
  const { t, app, tenant, language } = context
  const { accountId } = personOf(context)
  const scope = { tenant: tenant.id }
  const [rows, [count]] = await Promise.all([
    app.database.read(scope, listNotices([accountId, before])),
    app.database.read(scope, countUnread([accountId])),
  ])
  const shown = await Promise.all(
    rows.slice(0, perPage).map(async (row) => ({
      ...row,
      words: await writeNotice(app, tenant, { ...row, language, way: 'in-app' }),
    })),
  )
  const base = `/${tenant.slug}/mine`
  const [first, last] = [shown[0], shown.at(-1)]
  const unread = count?.unread ?? 0
  return page(
    context,
    { title: t('notice.title'), narrow: true },
    <>
      <h1>{t('notice.title')}</h1>
      <p>
        {t('notice.unread', { count: unread })} ·{' '}
        <a href={`${base}/notice-settings`}>{t('notice.settings')}</a>
      </p>
      {shown.length === 0 && <Empty>{t('notice.empty')}</Empty>}
      {shown.length > 0 && (
        <ul class="list">
          {shown.map((row) => (
            <li key={row.id}>
              <a href={pathOf(tenant, row)}>
                <span>
                  <b>{row.words.body}</b>
                  <span class="muted num">
                    {app.country.formats.formatDate(row.created_at, language, 'date-time')}
                  </span>
                </span>
                {row.read_at === null && <Tag tone="due">{t('notice.new')}</Tag>}
              </a>
            </li>
          ))}
        </ul>
      )}
      {unread > 0 && first && (
        <PostForm action={`${base}/notices`} token={context.formToken} class="gap">
          <input type="hidden" name="until" value={first.created_at.toISOString()} />
          <button class="button quiet">{t('notice.mark-read')}</button>
        </PostForm>
      )}
      {rows.length > perPage && last && (
        <p class="pages">
          <a
            class="button quiet"
            href={`?before=${encodeURIComponent(last.created_at.toISOString())}`}
          >
            {t('web.older')}
          </a>
        </p>
      )}
    </>,
  )
}
