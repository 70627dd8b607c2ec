import { uuidv7 } from 'uuidv7'
import { withHeaders, type Reply } from '../../kernel/http/reply.js'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { ErrorSummary, PostForm, TextInput } from '../../kernel/web/components/form.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import type { ClientRow } from '../clients/client-store.js'
import { Secret } from '../clients/secret.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import { sharedTypes } from './shared-events.js'
import { listSubscriptions } from './subscription-store.js'
import { WebhookTag } from './webhook-tag.js'

export interface WebhookListView {
  faults: readonly ShownFault[]
  /** What was typed, when it is shown again. */
  url?: string
  types?: readonly string[]
  /** A secret that was made just now; it is shown on this one answer only. */
  secret?: string | undefined
}

/** The addresses that a program of mine is told at, and a form for another one. */
export async function webhookListPage(
  context: CityContext,
  client: ClientRow,
  view: WebhookListView,
): Promise<Reply> {
  const { t, tenant, app } = context
  const rows = await app.database.read({ tenant: tenant.id }, listSubscriptions([client.id]))
  const here = `/${tenant.slug}/developers/${client.id}/webhooks`
  const { faults } = view
  const title = t('webhooks.title')
  const reply = page(
    context,
    {
      title: faults.length > 0 ? `${t('web.error-prefix')} ${title}` : title,
      status: faults.length > 0 ? 422 : 200,
      narrow: true,
    },
    <>
      <a class="back" href={`/${tenant.slug}/developers/${client.id}`}>
        {client.name}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      <p>{t('webhooks.text')}</p>
      {view.secret !== undefined && (
        <Secret t={t} label={t('webhooks.secret-once')} text={view.secret} />
      )}
      {rows.length === 0 ? (
        <Empty>{t('webhooks.empty')}</Empty>
      ) : (
        <ul class="list">
          {rows.map((row) => (
            <li key={row.id}>
              <a href={`${here}/${row.id}`}>
                <span>
                  <b class="long" dir="ltr">
                    {row.url}
                  </b>
                </span>
                <WebhookTag t={t} row={row} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2 class="gap">{t('webhooks.new')}</h2>
      <PostForm action={here} token={context.formToken}>
        <input type="hidden" name="id" value={uuidv7()} />
        <TextInput
          path="url"
          label={t('webhooks.url')}
          hint={t('webhooks.url-hint')}
          value={view.url}
          maxLength={500}
          dir="ltr"
          faults={faults}
        />
        <div class="field">
          <fieldset>
            <legend>{t('webhooks.types')}</legend>
            <p class="hint">{t('webhooks.types-hint')}</p>
            {sharedTypes.map((type) => (
              <div class="option" key={type}>
                <input
                  type="checkbox"
                  id={`field-type-${type}`}
                  name={`type-${type}`}
                  value="yes"
                  checked={view.types?.includes(type)}
                />
                <label for={`field-type-${type}`}>
                  {t(`webhooks.type.${type}`)}
                  <span class="hint">
                    <code>{type}</code>
                  </span>
                </label>
              </div>
            ))}
          </fieldset>
        </div>
        <button class="button">{t('webhooks.make')}</button>
      </PostForm>
    </>,
  )
  return view.secret === undefined ? reply : withHeaders(reply, { 'cache-control': 'no-store' })
}
