import { html, type Reply } from '../../kernel/http/reply.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { Document } from '../../kernel/web/components/document.js'
import { render } from '../../kernel/web/render.js'
import type { Case } from '../applications/case.js'
import { summarise } from '../journey/summary.js'
import type { JourneyFacts } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { nameOf } from '../tenancy/tenant.js'
import type { Assisted } from './counter-store.js'

export type Paper = 'a4' | '80mm'

/** The acknowledgement on paper, in the person's language: number, what, where, until when, how to follow. */
export function slipPage(
  context: CityContext,
  given: {
    found: Case
    service: ServiceDeclaration
    facts: JourneyFacts
    assisted: Assisted | undefined
    paper: Paper
  },
): Reply {
  const { found, service, facts, assisted, paper } = given
  const { t, tenant, app, language } = context
  const date = (at: Date) => app.country.formats.formatDate(at, language, 'date-time')
  const lines = summarise(context, service, found.answers, facts)
  const body = render(
    <Document
      t={t}
      assets={app.assets}
      title={formatPublicNumber(found.number)}
      scripts={['desk.island.js']}
      desk
    >
      <main id="main" class={`slip ${paper === '80mm' ? 'roll' : 'sheet'}`}>
        <p>
          <b>{nameOf(tenant, language)}</b>
        </p>
        <h1>{t('counter.slip-title')}</h1>
        <p>{t(`service.${service.id}.title`)}</p>
        <p class="number num">
          <bdi>{formatPublicNumber(found.number)}</bdi>
        </p>
        <dl class="answers">
          <div>
            <dt>{t('counter.received')}</dt>
            <dd>{date(found.filedAt)}</dd>
          </div>
          {lines
            .filter(({ value }) => value !== '')
            .map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          {found.dueAt && (
            <div>
              <dt>{t('counter.due')}</dt>
              <dd>{date(found.dueAt)}</dd>
            </div>
          )}
          {assisted?.centre && (
            <div>
              <dt>{t('counter.centre')}</dt>
              <dd>
                {assisted.centre} · {assisted.operator_name}
              </dd>
            </div>
          )}
        </dl>
        <p>
          {t('counter.follow')}{' '}
          <bdi>
            {app.config.publicUrl}/{tenant.slug}/track
          </bdi>
        </p>
        {tenant.helpline !== null && (
          <p>
            {t('web.helpline')} <bdi>{tenant.helpline}</bdi>
          </p>
        )}
        {assisted?.presence === 'slip' && <p class="sign">{t('counter.signature')}</p>}
        <p class="noprint row">
          <button class="button small" type="button" data-print hidden>
            {t('web.print')}
          </button>
          <a href="?paper=a4">A4</a>
          <a href="?paper=80mm">80 mm</a>
          <a href={`/desk/${tenant.slug}/case/${found.number}`}>{t('counter.to-case')}</a>
        </p>
      </main>
    </Document>,
  )
  return html(body)
}
