import type { Reply } from '../../kernel/http/reply.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { AuditRow } from './audit-store.js'

export const auditPageSize = 50

export interface AuditFilter {
  area?: string | undefined
  title?: string | undefined
  who?: string | undefined
  from?: string | undefined
  to?: string | undefined
  after?: string | undefined
}

/** Who changed what, when, from what to what; newest first. `rows` holds one more than is shown. */
export function auditPage(
  context: CityContext,
  filter: AuditFilter,
  rows: readonly AuditRow[],
): Promise<Reply> {
  const { t, tenant, app, language } = context
  const shown = rows.slice(0, auditPageSize)
  const last = shown.at(-1)
  const query = (change: Partial<AuditFilter>) => {
    const given = Object.entries({ ...filter, ...change }).filter(([, value]) => value)
    return new URLSearchParams(given as [string, string][]).toString()
  }
  return deskPage(
    context,
    { title: t('administration.audit'), current: 'administration' },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <h1>{t('administration.audit')}</h1>
      <form class="filters noprint" role="search">
        {(['title', 'who'] as const).map((name) => (
          <div key={name}>
            <label for={name}>{t(`administration.${name === 'title' ? 'what' : name}`)}</label>
            <input type="search" id={name} name={name} value={filter[name] ?? ''} />
          </div>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <div key={name}>
            <label for={name}>{t(`administration.${name}`)}</label>
            <input type="date" id={name} name={name} value={filter[name] ?? ''} />
          </div>
        ))}
        <button class="button quiet small">{t('desk.apply')}</button>
        <a href={`audit.csv?${query({ after: undefined })}`}>CSV</a>
      </form>
      {shown.length === 0 ? (
        <Empty>{t('administration.no-acts')}</Empty>
      ) : (
        <ol class="timeline">
          {shown.map((row) => (
            <li key={row.event_id}>
              <b>
                <bdi>{row.title}</bdi>
              </b>
              <span class="muted">
                {row.actor_name ?? t(`administration.actor.${row.actor_kind}`)} ·{' '}
                {app.country.formats.formatDate(row.at, language, 'date-time')}
                {row.why !== null && <> · {row.why}</>}
              </span>
              <ul>
                {row.differences.slice(0, mostLines).map(({ path, from, to }) => (
                  <li key={path} class="plain">
                    <bdi>{path}</bdi>: <del>{shownValue(from)}</del> → <ins>{shownValue(to)}</ins>
                  </li>
                ))}
              </ul>
              {row.differences.length > mostLines && (
                <span class="muted">
                  {t('administration.more-fields', { count: row.differences.length - mostLines })}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {rows.length > auditPageSize && last && (
        <nav class="pages">
          <a href={`audit?${query({ after: `${last.at.toISOString()} ${last.event_id}` })}`}>
            {t('administration.older')}
          </a>
        </nav>
      )}
    </>,
  )
}

const mostLines = 8

const shownValue = (value: unknown): string =>
  value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value)
