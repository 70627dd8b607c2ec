import type { Reply } from '../../kernel/http/reply.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { CaseStatus } from '../cases/case-status.js'
import { personOf, type Context } from '../request/context.js'
import { nameOf } from '../tenancy/tenant.js'
import { page } from '../web/shell.js'
import { titleOf } from './mine-title.js'
import { listMine } from './mine-store.js'

const perPage = 20

/** Everything of mine: every service, every city, newest first. */
export async function minePage(context: Context, before: Date): Promise<Reply> {
  const { t, app, language, tenant } = context
  const { accountId } = personOf(context)
  const rows = await app.database.read({ account: accountId }, listMine([before]))
  const shown = rows.slice(0, perPage)
  const titles = await Promise.all(shown.map((row) => titleOf(context, row)))
  const { formatDate } = app.country.formats
  const last = shown.at(-1)
  return page(
    context,
    { title: t('front.mine'), narrow: true },
    <>
      <h1>{t('front.mine')}</h1>
      {shown.length === 0 ? (
        <Empty>{t('front.mine-empty')}</Empty>
      ) : (
        <ul class="list">
          {shown.map((row, index) => {
            const city = app.tenants.byId(row.tenant_id)
            return (
              <li key={row.application_id}>
                <a href={`/${city?.slug ?? ''}/case/${row.number}`}>
                  <span>
                    <b>{titles[index]}</b>
                    <span class="muted num">
                      <bdi>{formatPublicNumber(row.number)}</bdi> ·{' '}
                      {city ? nameOf(city, language) : ''} ·{' '}
                      {formatDate(row.filed_at, language, 'short')}
                      {row.followed && <> · {t('duplicates.followed')}</>}
                    </span>
                  </span>
                  <CaseStatus
                    context={context}
                    found={{ ...row, dueAt: row.due_at, outcome: row.open ? null : 'resolved' }}
                  />
                </a>
              </li>
            )
          })}
        </ul>
      )}
      {rows.length > perPage && last && (
        <p class="pages">
          <a
            class="button quiet"
            href={`?before=${encodeURIComponent(last.filed_at.toISOString())}`}
          >
            {t('web.older')}
          </a>
        </p>
      )}
      {tenant && (
        <p class="gap">
          <a href={`/${tenant.slug}/mine/notices`}>{t('notice.title')}</a> ·{' '}
          <a href={`/${tenant.slug}/mine/notice-settings`}>{t('notice.settings')}</a>
        </p>
      )}
      {tenant && (
        <p class="gap">
          <a class="button" href={`/${tenant.slug}/apply/grievance`}>
            {t('service.grievance.verb')}
          </a>
        </p>
      )}
    </>,
  )
}
