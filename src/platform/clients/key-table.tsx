import { uuidv7 } from 'uuidv7'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { PostForm, Select, TextInput } from '../../kernel/web/components/form.js'
import { Empty, Tag } from '../../kernel/web/components/pieces.js'
import type { CityContext } from '../request/context.js'
import type { ClientView } from './client-page.js'
import { momentText } from './moment-text.js'
import { keyLives, overlapHours } from './issue-key.js'
import type { KeyRow } from './key-store.js'
import { Sure } from './sure.js'

interface KeysOf {
  context: CityContext
  here: string
}

/** The keys of a client; of each only how it begins. */
export function KeyTable(props: KeysOf & { keys: readonly KeyRow[]; view: ClientView }) {
  const { keys, context } = props
  if (keys.length === 0) return <Empty>{context.t('clients.keys-empty')}</Empty>
  return (
    <ul class="list">
      {keys.map((key) => (
        <li key={key.id}>
          <div class="pad stack">
            <KeyLines context={context} row={key} />
            {key.live && <KeyActs {...props} row={key} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What is known of a key: name, beginning, life, last use. */
export function KeyLines({ context, row }: { context: CityContext; row: KeyRow }) {
  const { t, app, language } = context
  const day = (date: Date) => app.country.formats.formatDate(date, language, 'short')
  const ended = row.revoked_at === null ? 'clients.key-expired' : 'clients.key-revoked'
  const used = row.last_used_at
  return (
    <>
      <p>
        <strong>{row.name}</strong> <code dir="ltr">ngr_{row.prefix}_…</code>{' '}
        {!row.live && <Tag tone="late">{t(ended)}</Tag>}
      </p>
      <p class="muted small">
        {t('clients.key-made', { day: day(row.created_at) })} ·{' '}
        {t('clients.key-until', { day: day(row.expires_at) })} ·{' '}
        {used === null
          ? t('clients.key-unused')
          : t('clients.key-used', { when: momentText(context, used) })}
      </p>
    </>
  )
}

function KeyActs({ context, here, row, view }: KeysOf & { row: KeyRow; view: ClientView }) {
  const { t, formToken } = context
  return (
    <>
      <details>
        <summary>{t('clients.key-rotate')}</summary>
        <PostForm action={here} token={formToken}>
          <input type="hidden" name="_action" value="rotate" />
          <input type="hidden" name="key" value={row.id} />
          <input type="hidden" name="id" value={uuidv7()} />
          <p>{t('clients.key-rotate-text', { days: overlapHours / 24 })}</p>
          <button class="button quiet small">{t('clients.key-rotate')}</button>
        </PostForm>
      </details>
      <details open={view.scope === row.id}>
        <summary>{t('clients.key-revoke')}</summary>
        <PostForm action={here} token={formToken}>
          <input type="hidden" name="_action" value="revoke" />
          <input type="hidden" name="key" value={row.id} />
          <p>{t('clients.key-revoke-text')}</p>
          <Sure t={t} scope={row.id} faults={view.scope === row.id ? view.faults : []} />
          <button class="button danger small">{t('clients.key-revoke')}</button>
        </PostForm>
      </details>
    </>
  )
}

export function KeyForm({ context, here, faults }: KeysOf & { faults: readonly ShownFault[] }) {
  const { t, formToken } = context
  return (
    <PostForm action={here} token={formToken}>
      <h3 class="gap">{t('clients.key-new')}</h3>
      <input type="hidden" name="_action" value="key" />
      <input type="hidden" name="id" value={uuidv7()} />
      <TextInput
        path="key-name"
        label={t('clients.key-name')}
        hint={t('clients.key-name-hint')}
        maxLength={60}
        faults={faults}
      />
      <Select
        path="days"
        label={t('clients.key-life')}
        value="90"
        options={keyLives.map((days) => ({
          value: String(days),
          label: t('clients.days', { count: days }),
        }))}
        faults={faults}
      />
      <button class="button">{t('clients.key-make')}</button>
    </PostForm>
  )
}
