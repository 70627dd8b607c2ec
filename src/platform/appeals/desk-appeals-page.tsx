import type { Reply } from '../../kernel/http/reply.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { roleName } from '../cases/role-name.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import { waitingFor } from './waiting-appeals.js'

/** The appeals that wait for whoever looks, most urgent first. */
export async function deskAppealsPage(context: CityContext): Promise<Reply> {
  const { app, tenant, t, now, language } = context
  const rows = await waitingFor(context)
  const { formatDate } = app.country.formats
  return deskPage(
    context,
    { title: t('appeal.title'), current: 'appeals' },
    <>
      <h1>{t('appeal.title')}</h1>
      {rows.length === 0 ? (
        <Empty>{t('desk.empty')}</Empty>
      ) : (
        <Scroll label={t('appeal.title')}>
          <table class="num">
            <thead>
              <tr>
                <th scope="col">{t('case.number')}</th>
                <th scope="col">{t('desk.what')}</th>
                <th scope="col">{t('desk.with')}</th>
                <th scope="col">{t('appeal.hearing')}</th>
                <th scope="col">{t('appeal.due')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, service }) => (
                <tr key={row.id}>
                  <td>
                    <a href={`/desk/${tenant.slug}/appeal/${row.id}`}>
                      <bdi>{formatPublicNumber(row.number)}</bdi>
                    </a>
                  </td>
                  <td>
                    {t(`service.${row.service}.title`)} · {t('appeal.level', { level: row.level })}
                  </td>
                  <td>{roleName(context, service, row.role)}</td>
                  <td>{row.hearing_at ? formatDate(row.hearing_at, language, 'date-time') : ''}</td>
                  <td>
                    <Tag tone={row.due_at < now ? 'late' : 'due'}>
                      {formatDate(row.due_at, language, 'short')}
                    </Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>,
  )
}
