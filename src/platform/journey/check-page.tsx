import type { Reply } from '../../kernel/http/reply.js'
import {
  Checkbox,
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import type { OfferedCase } from '../duplicates/offered-cases.js'
import { OfferedPanel } from '../duplicates/offered-panel.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import type { Answers } from '../service-kit/answers.js'
import { shownPages } from '../service-kit/check-answers.js'
import type { Draft } from './draft.js'
import { FeeTable } from './fee-table.js'
import type { JourneyFacts } from './facts.js'
import { mayBeAnonymous } from './contact.js'
import { summarise } from './summary.js'

export interface CheckView {
  context: CityContext
  draft: Draft
  facts: JourneyFacts
  answers: Answers
  faults: readonly ShownFault[]
  /** Open cases that this may be about as well. */
  offered?: readonly OfferedCase[]
}

/** Everything that was answered, who asks, and what happens with it: then one button. */
export function checkPage({
  context,
  draft,
  facts,
  answers,
  faults,
  offered = [],
}: CheckView): Reply {
  const { t, tenant, person } = context
  const { service, contact } = draft
  const base = `/${tenant.slug}/apply/${service.id}/${draft.id}`
  const last = shownPages(service, answers).at(-1) ?? ''
  const isKnown = person?.kind === 'resident'
  return page(
    context,
    {
      title:
        faults.length > 0 ? `${t('web.error-prefix')} ${t('journey.check')}` : t('journey.check'),
      status: faults.length > 0 ? 422 : 200,
      narrow: true,
      scripts: ['journey.island.js'],
    },
    <>
      <a class="back" href={`${base}/${last}`}>
        {t('web.back')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>
        <span class="caption">{t(`service.${service.id}.verb`)}</span>
        {t('journey.check')}
      </h1>
      <dl class="answers">
        {summarise(context, service, answers, facts).map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
            <dd class="change">
              <a href={`${base}/${line.page}`}>
                {t('journey.change')}
                <span class="hidden-visually"> {line.label}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {service.fees && <FeeTable context={context} service={service} answers={answers} />}
      <OfferedPanel context={context} offered={offered} />
      <PostForm action={`${base}/check`} token={context.formToken}>
        <h2 id="send">{t('journey.you')}</h2>
        {isKnown ? (
          <p>{t('journey.signed-in-as', { name: person.name ?? t('journey.you-unnamed') })}</p>
        ) : (
          <div data-contact>
            {mayBeAnonymous(context, service) && (
              <Checkbox
                path="anonymous"
                label={t('journey.anonymous')}
                checked={contact.anonymous === true}
                faults={faults}
              />
            )}
            <div data-named>
              <TextInput
                path="name"
                label={t('journey.name')}
                hint={t('journey.name-hint')}
                value={contact.name}
                faults={faults}
                autocomplete="name"
                optional={mayBeAnonymous(context, service) ? t('web.optional') : undefined}
              />
              <TextInput
                path="mobile"
                label={t('journey.mobile')}
                hint={t('journey.mobile-hint')}
                value={contact.mobile}
                type="tel"
                inputMode="tel"
                faults={faults}
                autocomplete="tel"
                dir="ltr"
                short
              />
            </div>
          </div>
        )}
        <details class="field">
          <summary>{t('journey.notice-title')}</summary>
          <p>{t(`service.${service.id}.purpose`)}.</p>
          <p>{t('journey.notice', { years: service.data.retentionYears })}</p>
          <p>
            <a href="/privacy">{t('journey.notice-more')}</a>
          </p>
        </details>
        <Checkbox
          path="consent"
          label={t('journey.consent')}
          checked={contact.consent === true}
          faults={faults}
        />
        <button class="button">{t('journey.send')}</button>
      </PostForm>
    </>,
  )
}
