import { PostForm } from '../../kernel/web/components/form.js'
import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { momentText } from '../clients/moment-text.js'
import type { CityContext } from '../request/context.js'
import type { DeliveryRow } from './delivery-store.js'
import { deliveriesPerPage, type WebhookView } from './webhook-page.js'

const tones = { waiting: 'due', delivered: 'ok', dead: 'late' } as const
const statuses = [undefined, 'waiting', 'delivered', 'dead'] as const

/** What was sent, newest first, with its state and what went wrong; ended ones can be sent again. */
export function DeliveryTable(props: {
  context: CityContext
  here: string
  deliveries: readonly DeliveryRow[]
  view: WebhookView
}) {
  const { context, here, deliveries, view } = props
  const { t } = context
  const shown = deliveries.slice(0, deliveriesPerPage)
  const last = shown.at(-1)
  const link = (status: string | undefined, before?: number) =>
    `?${new URLSearchParams({ ...(status && { status }), ...(before && { before: String(before) }) }).toString()}`
  return (
    <>
      <ul class="chips">
        {statuses.map((status) => (
          <li key={status ?? 'all'}>
            <a href={link(status)} aria-current={view.status === status ? 'true' : undefined}>
              {t(`webhooks.delivery.${status ?? 'all'}`)}
            </a>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? (
        <Empty>{t('webhooks.deliveries-empty')}</Empty>
      ) : (
        <Scroll label={t('webhooks.deliveries')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('webhooks.position')}</th>
                <th scope="col">{t('webhooks.event')}</th>
                <th scope="col">{t('clients.state')}</th>
                <th scope="col">{t('webhooks.tries')}</th>
                <th scope="col">{t('webhooks.answer')}</th>
                <th scope="col">{t('webhooks.replay')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Line key={row.id} context={context} here={here} row={row} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p class="pages">
        {view.before !== undefined && <a href={link(view.status)}>{t('clients.first-page')}</a>}
        {deliveries.length > deliveriesPerPage && last && (
          <a class="button quiet small" href={link(view.status, last.position)}>
            {t('clients.next-page')}
          </a>
        )}
      </p>
    </>
  )
}

function Line({ context, here, row }: { context: CityContext; here: string; row: DeliveryRow }) {
  const { t, formToken } = context
  return (
    <tr>
      <td class="num">{row.position}</td>
      <td>
        {t(`webhooks.type.${row.type}`)}
        <br />
        <span class="muted small">{momentText(context, row.created_at)}</span>
      </td>
      <td>
        <Tag tone={tones[row.status]}>{t(`webhooks.delivery.${row.status}`)}</Tag>
        {row.status === 'waiting' && row.attempts > 0 && (
          <span class="muted small">
            {' '}
            {t('webhooks.next-try', { when: momentText(context, row.next_at) })}
          </span>
        )}
      </td>
      <td class="num">{row.attempts}</td>
      <td>
        <code dir="ltr">{row.last_error ?? row.last_status ?? ''}</code>
      </td>
      <td>
        {row.status !== 'waiting' && (
          <PostForm action={here} token={formToken}>
            <input type="hidden" name="_action" value="replay" />
            <input type="hidden" name="delivery" value={row.id} />
            <button class="button quiet small">
              {t('webhooks.replay')}
              <span class="hidden-visually"> {row.position}</span>
            </button>
          </PostForm>
        )}
      </td>
    </tr>
  )
}
