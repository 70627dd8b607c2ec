import type { Reply } from '../../kernel/http/reply.js'
import { Empty, Scroll } from '../../kernel/web/components/pieces.js'
import type { Context } from '../request/context.js'
import { nameOf } from '../tenancy/tenant.js'
import { page } from '../web/shell.js'

/** For those who build on it: what there is, where to practise, how a first call looks. */
export function developersPage(context: Context): Reply {
  const { t, app, language } = context
  const practice = app.tenants
    .all()
    .filter(({ kind, status }) => kind === 'sandbox' && status === 'live')
    .slice(0, 20)
  const url = app.config.publicUrl
  const lgd = practice[0]?.id ?? 1_000_000
  return page(
    context,
    { title: t('clients.title'), narrow: true },
    <>
      <h1>{t('clients.title')}</h1>
      <p class="lead">{t('clients.lead')}</p>
      <ul class="list">
        {(['api', 'feed', 'webhooks', 'open311'] as const).map((part) => (
          <li key={part}>
            <div class="pad">
              <strong>{t(`clients.part.${part}.title`)}</strong>
              <p>{t(`clients.part.${part}.text`)}</p>
            </div>
          </li>
        ))}
      </ul>
      <p class="gap">
        <a href="/api">{t('clients.reference')}</a> · <a href="/openapi.json">OpenAPI 3.1</a>
      </p>
      <h2 class="gap">{t('clients.practise')}</h2>
      <p>{t('clients.practise-text')}</p>
      {practice.length === 0 ? (
        <Empty>{t('clients.practise-empty')}</Empty>
      ) : (
        <ul class="list">
          {practice.map((tenant) => (
            <li key={tenant.id}>
              <a href={`/${tenant.slug}/developers`}>
                <span>
                  <b>{nameOf(tenant, language)}</b>
                  <span class="muted num">
                    LGD <bdi>{tenant.id}</bdi>
                  </span>
                </span>
                <span>{t('clients.get-key')}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="hint gap">{t('clients.live-text')}</p>
      <h2 class="gap">{t('clients.first-call')}</h2>
      <Scroll label={t('clients.first-call')}>
        <pre dir="ltr">
          <code>{`curl -H "authorization: Bearer $KEY" \\\n  ${url}/api/v1/tenants/${lgd}/changes`}</code>
        </pre>
      </Scroll>
      <p class="hint">{t('clients.guide-text')}</p>
    </>,
  )
}
