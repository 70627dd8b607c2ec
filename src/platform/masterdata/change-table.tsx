import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import type { CityContext } from '../request/context.js'
import type { Change, ChangeStatus } from './change.js'

const tones: Partial<Record<ChangeStatus, 'ok' | 'due' | 'late'>> = {
  applied: 'ok',
  scheduled: 'due',
  failed: 'late',
}

export const StatusTag = ({ context, change }: { context: CityContext; change: Change }) => {
  const tone = tones[change.status]
  return <Tag {...(tone && { tone })}>{context.t(`list.status.${change.status}`)}</Tag>
}

/** Changes with their state, newest first; each leads to its own page. */
export function ChangeTable(props: { context: CityContext; changes: readonly Change[] }) {
  const { context, changes } = props
  const { t, tenant, app, language } = context
  if (changes.length === 0) return <Empty>{t('list.no-changes')}</Empty>
  const date = (at: Date | null) =>
    at === null ? '' : app.country.formats.formatDate(at, language, 'date-time')
  return (
    <Scroll label={t('list.history')}>
      <table class="num">
        <thead>
          <tr>
            <th scope="col">{t('list.when')}</th>
            <th scope="col">{t('list.what')}</th>
            <th scope="col">{t('list.by')}</th>
            <th scope="col">{t('list.state')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.id}>
              <td>
                <a href={`/desk/${tenant.slug}/lists/change/${change.id}`}>
                  {date(change.appliedAt ?? change.effectiveAt ?? change.createdAt)}
                </a>
              </td>
              <td>
                {t(`list.origin.${change.origin}`, { count: change.items.length })}
                {change.why !== null && <span class="muted"> · {change.why}</span>}
              </td>
              <td>{change.createdByName}</td>
              <td>
                <StatusTag context={context} change={change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
