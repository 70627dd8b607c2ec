import type { Reply } from '../../kernel/http/reply.js'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { ErrorSummary, PostForm, Select, TextInput } from '../../kernel/web/components/form.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { ClientRow } from './client-store.js'
import { decisionsOf, type Decision } from './decide.js'
import { listKeys } from './key-store.js'
import { KeyLines } from './key-table.js'
import { StatusTag } from './status-tag.js'
import { Sure } from './sure.js'

/** How many calls a minute an administrator may allow. */
export const minuteLimits = [60, 600, 3_000, 12_000] as const

/** One program for the administrator: who asks for what and why, and what to decide. */
export async function deskClientPage(
  context: CityContext,
  client: ClientRow,
  view: { faults: readonly ShownFault[]; decision?: Decision },
): Promise<Reply> {
  const { t, tenant, app } = context
  const keys = await app.database.read({ tenant: tenant.id }, listKeys([client.id]))
  const { faults } = view
  return deskPage(
    context,
    { title: client.name, current: 'clients', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={`/desk/${tenant.slug}/clients`}>
        {t('clients.desk')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} scope={view.decision} />
      <h1>
        <span class="caption">{client.organisation}</span>
        {client.name}
      </h1>
      <p>
        <StatusTag t={t} status={client.status} />
      </p>
      <p>{client.purpose}</p>
      <ul>
        {client.scopes.map((scope) => (
          <li key={scope}>
            {t(`clients.scope.${scope}`)} <code>{scope}</code>
          </li>
        ))}
      </ul>
      <p class="hint">{t('clients.per-minute', { count: client.per_minute })}</p>
      {client.reason !== null && (
        <p class="inset">
          <strong>{t('clients.reason')}</strong> {client.reason}
        </p>
      )}
      <h2 class="gap">{t('clients.keys')}</h2>
      {keys.length === 0 && <p class="muted">{t('clients.keys-empty')}</p>}
      {keys.map((key) => (
        <KeyLines key={key.id} context={context} row={key} />
      ))}
      <h2 class="gap">{t('clients.decide')}</h2>
      {decisionsOf(client.status).length === 0 && (
        <p class="muted">{t('clients.nothing-to-decide')}</p>
      )}
      {decisionsOf(client.status).map((decision) => (
        <DecisionForm
          key={decision}
          context={context}
          client={client}
          decision={decision}
          faults={view.decision === decision ? faults : []}
        />
      ))}
    </>,
  )
}

function DecisionForm(props: {
  context: CityContext
  client: ClientRow
  decision: Decision
  faults: readonly ShownFault[]
}) {
  const { context, client, decision, faults } = props
  const { t, tenant, formToken } = context
  return (
    <details open={decision === 'approved' || faults.length > 0}>
      <summary>{t(`clients.decision.${decision}`)}</summary>
      <PostForm action={`/desk/${tenant.slug}/clients/${client.id}`} token={formToken}>
        <input type="hidden" name="_action" value={decision} />
        {decision === 'approved' ? (
          <Select
            path="perMinute"
            scope={decision}
            label={t('clients.limit')}
            value={String(client.per_minute)}
            options={minuteLimits.map((count) => ({
              value: String(count),
              label: t('clients.per-minute', { count }),
            }))}
            faults={faults}
          />
        ) : (
          <TextInput
            path="reason"
            scope={decision}
            label={t('clients.reason-ask')}
            hint={t('clients.reason-hint')}
            rows={2}
            maxLength={500}
            faults={faults}
          />
        )}
        {decision === 'revoked' && <Sure t={t} scope={decision} faults={faults} />}
        <button class={decision === 'approved' ? 'button' : 'button danger'}>
          {t(`clients.decision.${decision}`)}
        </button>
      </PostForm>
    </details>
  )
}
