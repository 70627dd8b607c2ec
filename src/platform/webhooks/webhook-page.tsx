import type { Reply } from '../../kernel/http/reply.js'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { ErrorSummary, PostForm } from '../../kernel/web/components/form.js'
import type { ClientRow } from '../clients/client-store.js'
import { momentText } from '../clients/moment-text.js'
import { Sure } from '../clients/sure.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import { countDeliveries, listDeliveries } from './delivery-store.js'
import { DeliveryTable } from './delivery-table.js'
import type { SubscriptionRow } from './subscription-store.js'
import { WebhookTag } from './webhook-tag.js'

export const deliveriesPerPage = 50

export interface WebhookView {
  status?: 'waiting' | 'delivered' | 'dead' | undefined
  before?: number | undefined
  faults: readonly ShownFault[]
}

/** One webhook: how it stands, what was sent and what became of it, and what can be done. */
export async function webhookPage(
  context: CityContext,
  client: ClientRow,
  row: SubscriptionRow,
  view: WebhookView,
): Promise<Reply> {
  const { t, tenant, app } = context
  const scope = { tenant: tenant.id }
  const before = view.before ?? Number.MAX_SAFE_INTEGER
  const [deliveries, [counts]] = await Promise.all([
    app.database.read(
      scope,
      listDeliveries([row.id, view.status ?? null, before, deliveriesPerPage + 1]),
    ),
    app.database.read(scope, countDeliveries([row.id])),
  ])
  const list = `/${tenant.slug}/developers/${client.id}/webhooks`
  const here = `${list}/${row.id}`
  const { faults } = view
  return page(
    context,
    {
      title:
        faults.length > 0 ? `${t('web.error-prefix')} ${t('webhooks.one')}` : t('webhooks.one'),
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <a class="back" href={list}>
        {t('webhooks.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} scope="removed" />
      <h1>{t('webhooks.one')}</h1>
      <p>
        <code class="long" dir="ltr">
          {row.url}
        </code>
      </p>
      <p>
        <WebhookTag t={t} row={row} />
      </p>
      {row.status === 'disabled' && (
        <div class="inset" role="status">
          <p>
            <strong>{t('webhooks.disabled-title')}</strong>
          </p>
          <p>{t(row.reason === 'gone' ? 'webhooks.disabled-gone' : 'webhooks.disabled-failing')}</p>
        </div>
      )}
      {row.failing_since !== null && (
        <p>
          {t('webhooks.failing-since', {
            when: momentText(context, row.failing_since),
          })}
        </p>
      )}
      <p class="muted">
        {row.types.length === 0 ? t('webhooks.all-types') : row.types.join(', ')} ·{' '}
        {t('webhooks.waiting', { count: counts?.waiting ?? 0 })} ·{' '}
        {t('webhooks.dead', { count: counts?.dead ?? 0 })}
      </p>
      <PostForm action={here} token={context.formToken}>
        <input
          type="hidden"
          name="_action"
          value={row.status === 'active' ? 'paused' : 'resumed'}
        />
        <button class="button quiet">
          {t(row.status === 'active' ? 'webhooks.pause' : 'webhooks.resume')}
        </button>
      </PostForm>
      <h2 class="gap">{t('webhooks.deliveries')}</h2>
      <DeliveryTable context={context} here={here} deliveries={deliveries} view={view} />
      <details open={faults.length > 0}>
        <summary>{t('webhooks.remove')}</summary>
        <PostForm action={here} token={context.formToken}>
          <input type="hidden" name="_action" value="removed" />
          <p>{t('webhooks.remove-text')}</p>
          <Sure t={t} scope="removed" faults={faults} />
          <button class="button danger">{t('webhooks.remove')}</button>
        </PostForm>
      </details>
    </>,
  )
}
