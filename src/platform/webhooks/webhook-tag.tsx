import type { Translate } from '../../kernel/i18n/messages.js'
import { Tag } from '../../kernel/web/components/pieces.js'
import type { SubscriptionRow } from './subscription-store.js'

/** How a webhook stands: also whether it fails just now. */
export function WebhookTag({ t, row }: { t: Translate; row: SubscriptionRow }) {
  if (row.status === 'active' && row.failing_since !== null) {
    return <Tag tone="due">{t('webhooks.status.failing')}</Tag>
  }
  const tone = row.status === 'active' ? 'ok' : row.status === 'paused' ? 'due' : 'late'
  return <Tag tone={tone}>{t(`webhooks.status.${row.status}`)}</Tag>
}
