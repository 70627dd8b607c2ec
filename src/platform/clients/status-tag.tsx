import { Tag } from '../../kernel/web/components/pieces.js'
import type { Translate } from '../../kernel/i18n/messages.js'
import type { ClientStatus } from './client-store.js'

const tones = { waiting: 'due', active: 'ok', refused: 'late', revoked: 'late' } as const

export const StatusTag = ({ t, status }: { t: Translate; status: ClientStatus }) => (
  <Tag tone={tones[status]}>{t(`clients.status.${status}`)}</Tag>
)
