import { uuidv7 } from 'uuidv7'
import type { Reply } from '../../kernel/http/reply.js'
import { ErrorSummary, PostForm, TextInput } from '../../kernel/web/components/form.js'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import { personOf, type CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import { listOwnClients } from './client-store.js'
import type { Registration } from './register-client.js'
import { ScopeChoices } from './scope-choices.js'
import { StatusTag } from './status-tag.js'

/** My programs in this city, and a form for another one. */
export async function clientListPage(
  context: CityContext,
  faults: readonly ShownFault[],
  asked?: Registration,
): Promise<Reply> {
  const { t, tenant, app } = context
  const { accountId } = personOf(context)
  const clients = await app.database.read({ tenant: tenant.id }, listOwnClients([accountId]))
  const base = `/${tenant.slug}/developers`
  const title = t('clients.mine')
  return page(
    context,
    {
      title: faults.length > 0 ? `${t('web.error-prefix')} ${title}` : title,
      status: faults.length > 0 ? 422 : 200,
      narrow: true,
    },
    <>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      <p>
        {t('clients.mine-text')} <a href="/developers">{t('clients.what-there-is')}</a>
      </p>
      {clients.length === 0 ? (
        <Empty>{t('clients.mine-empty')}</Empty>
      ) : (
        <ul class="list">
          {clients.map((client) => (
            <li key={client.id}>
              <a href={`${base}/${client.id}`}>
                <span>
                  <b>{client.name}</b>
                  <span class="muted">{client.organisation}</span>
                </span>
                <StatusTag t={t} status={client.status} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2 class="gap">{t('clients.new')}</h2>
      <p class="hint">
        {t(tenant.kind === 'sandbox' ? 'clients.new-sandbox' : 'clients.new-live')}
      </p>
      <PostForm action={base} token={context.formToken}>
        <input type="hidden" name="id" value={asked?.id ?? uuidv7()} />
        <TextInput
          path="name"
          label={t('clients.name')}
          hint={t('clients.name-hint')}
          value={asked?.name}
          maxLength={80}
          faults={faults}
        />
        <TextInput
          path="organisation"
          label={t('clients.organisation')}
          value={asked?.organisation}
          maxLength={120}
          autocomplete="organization"
          faults={faults}
        />
        <TextInput
          path="purpose"
          label={t('clients.purpose')}
          hint={t('clients.purpose-hint')}
          value={asked?.purpose}
          rows={3}
          maxLength={500}
          faults={faults}
        />
        <ScopeChoices t={t} chosen={asked?.scopes ?? []} faults={faults} />
        <button class="button">{t('clients.register')}</button>
      </PostForm>
    </>,
  )
}
