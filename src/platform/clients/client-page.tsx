import { withHeaders, type Reply } from '../../kernel/http/reply.js'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { ErrorSummary, PostForm } from '../../kernel/web/components/form.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import type { ClientRow } from './client-store.js'
import { listKeys } from './key-store.js'
import { KeyForm, KeyTable } from './key-table.js'
import { Secret } from './secret.js'
import { StatusTag } from './status-tag.js'
import { Sure } from './sure.js'

export interface ClientView {
  faults: readonly ShownFault[]
  /** Which form the faults are of; a key's id for its own. */
  scope?: string
  /** A key that was made just now; it is shown on this one answer only. */
  key?: string | undefined
}

/** One program of mine: what it may do, its keys, its end. */
export async function clientPage(
  context: CityContext,
  client: ClientRow,
  view: ClientView,
): Promise<Reply> {
  const { t, tenant, app } = context
  const keys = await app.database.read({ tenant: tenant.id }, listKeys([client.id]))
  const base = `/${tenant.slug}/developers`
  const here = `${base}/${client.id}`
  const { faults } = view
  const reply = page(
    context,
    {
      title: faults.length > 0 ? `${t('web.error-prefix')} ${client.name}` : client.name,
      status: faults.length > 0 ? 422 : 200,
      narrow: true,
    },
    <>
      <a class="back" href={base}>
        {t('clients.mine')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} scope={view.scope} />
      <h1>
        <span class="caption">{client.organisation}</span>
        {client.name}
      </h1>
      <p>
        <StatusTag t={t} status={client.status} />
      </p>
      {view.key !== undefined && <Secret t={t} label={t('clients.key-once')} text={view.key} />}
      {client.status === 'waiting' && <p class="inset">{t('clients.waiting-text')}</p>}
      {client.reason !== null && (
        <p class="inset">
          <strong>{t('clients.reason')}</strong> {client.reason}
        </p>
      )}
      <p>{client.purpose}</p>
      <ul>
        {client.scopes.map((scope) => (
          <li key={scope}>
            {t(`clients.scope.${scope}`)} <code>{scope}</code>
          </li>
        ))}
      </ul>
      <p class="hint">{t('clients.per-minute', { count: client.per_minute })}</p>
      <h2 class="gap">{t('clients.keys')}</h2>
      <KeyTable context={context} here={here} keys={keys} view={view} />
      {client.status === 'active' && <KeyForm context={context} here={here} faults={faults} />}
      {client.status === 'active' && client.scopes.includes('webhooks') && (
        <>
          <h2 class="gap">{t('clients.webhooks')}</h2>
          <p>
            <a href={`${here}/webhooks`}>{t('clients.webhooks-link')}</a>
          </p>
        </>
      )}
      {(client.status === 'active' || client.status === 'waiting') && (
        <details open={view.scope === 'end'}>
          <summary>{t('clients.end')}</summary>
          <PostForm action={here} token={context.formToken}>
            <input type="hidden" name="_action" value="end" />
            <p>{t('clients.end-text')}</p>
            <Sure t={t} scope="end" faults={view.scope === 'end' ? faults : []} />
            <button class="button danger">{t('clients.end')}</button>
          </PostForm>
        </details>
      )}
    </>,
  )
  return view.key === undefined ? reply : withHeaders(reply, { 'cache-control': 'no-store' })
}
