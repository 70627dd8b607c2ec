import type { Reply } from '../../kernel/http/reply.js'
import { Empty, Scroll } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import { listClients, type ClientStatus } from './client-store.js'
import { cursorOf, cursorText } from './list-cursor.js'
import { StatusTag } from './status-tag.js'

const perPage = 50
const statuses = ['waiting', 'active', 'refused', 'revoked'] as const

/** The programs that ask for this city or work with it, newest first. */
export async function deskClientsPage(
  context: CityContext,
  filter: { status?: ClientStatus | undefined; after?: string | undefined },
): Promise<Reply> {
  const { t, tenant, app, language } = context
  const { at, id } = cursorOf(filter.after)
  const rows = await app.database.read(
    { tenant: tenant.id },
    listClients([filter.status ?? null, at, id, perPage + 1]),
  )
  const shown = rows.slice(0, perPage)
  const last = shown.at(-1)
  const here = `/desk/${tenant.slug}/clients`
  const link = (status: string | undefined, after?: string) =>
    `?${new URLSearchParams({ ...(status && { status }), ...(after && { after }) }).toString()}`
  return deskPage(
    context,
    { title: t('clients.desk'), current: 'clients' },
    <>
      <h1>{t('clients.desk')}</h1>
      <ul class="chips">
        {[undefined, ...statuses].map((status) => (
          <li key={status ?? 'all'}>
            <a href={link(status)} aria-current={filter.status === status ? 'true' : undefined}>
              {t(`clients.status.${status ?? 'all'}`)}
            </a>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? (
        <Empty>{t('clients.desk-empty')}</Empty>
      ) : (
        <Scroll label={t('clients.desk')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('clients.name')}</th>
                <th scope="col">{t('clients.organisation')}</th>
                <th scope="col">{t('clients.scopes-short')}</th>
                <th scope="col">{t('clients.asked-on')}</th>
                <th scope="col">{t('clients.state')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((client) => (
                <tr key={client.id}>
                  <td>
                    <a href={`${here}/${client.id}`}>{client.name}</a>
                  </td>
                  <td>{client.organisation}</td>
                  <td>
                    <code>{client.scopes.join(' ')}</code>
                  </td>
                  <td class="num">
                    {app.country.formats.formatDate(client.created_at, language, 'short')}
                  </td>
                  <td>
                    <StatusTag t={t} status={client.status} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p class="pages">
        {filter.after !== undefined && <a href={link(filter.status)}>{t('clients.first-page')}</a>}
        {rows.length > perPage && last && (
          <a class="button quiet small" href={link(filter.status, cursorText(last))}>
            {t('clients.next-page')}
          </a>
        )}
      </p>
    </>,
  )
}
