import { Scroll } from '../../kernel/web/components/pieces.js'
import type { Step } from '../applications/case.js'
import { ownStepTitle } from '../cases/step-title.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

/** The note sheet: who did what and when, internal notes marked as such; newest first. */
export function History(props: {
  context: CityContext
  service: ServiceDeclaration
  steps: readonly Step[]
}) {
  const { context, service, steps } = props
  const { t, language, app } = context
  const { formatDate } = app.country.formats
  const key = `service.${service.id}`
  const detail = (step: Step) => {
    const reason = textOf(step.data['reason'])
    const parts = [
      textOf(step.data['assignee']) &&
        t('case.with-person', { name: textOf(step.data['assignee']) }),
      textOf(step.data['department']),
      textOf(step.data['direction']),
      reason &&
        (t.has(`${key}.action.${step.action}.reason.${reason}`)
          ? t(`${key}.action.${step.action}.reason.${reason}`)
          : reason),
      step.data['rating'] !== undefined && t(`case.rating.${textOf(step.data['rating'])}`),
      step.fromState !== step.toState &&
        step.fromState !== null &&
        t(`${key}.state.${step.toState}.title`),
    ]
    return parts.filter(Boolean).join(' · ')
  }
  return (
    <Scroll label={t('desk.history')}>
      <table class="num">
        <thead>
          <tr>
            <th scope="col">{t('desk.when')}</th>
            <th scope="col">{t('desk.who')}</th>
            <th scope="col">{t('desk.act')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.toReversed().map((step) => (
            <tr key={step.version} class={step.visible ? undefined : 'internal'}>
              <td>
                <time dateTime={step.occurredAt.toISOString()}>
                  {formatDate(step.occurredAt, language, 'date-time')}
                </time>
              </td>
              <td>
                {step.actorName ?? t(`desk.actor.${step.actorKind}`)}
                {textOf(step.data['actingFor']) !== '' && (
                  <span class="muted">
                    , {t('case.acting-for', { name: textOf(step.data['actingFor']) })}
                  </span>
                )}
              </td>
              <td>
                <strong>
                  {step.action === 'file'
                    ? t('desk.filed')
                    : t.has(`${key}.action.${step.action}.title`)
                      ? t(`${key}.action.${step.action}.title`)
                      : ownStepTitle(context, service, step)}
                </strong>
                {!step.visible && <span class="tag due"> {t('desk.internal')}</span>}
                {detail(step) !== '' && (
                  <>
                    <br />
                    <span class="muted">{detail(step)}</span>
                  </>
                )}
                {step.note !== null && (
                  <>
                    <br />
                    <bdi>{step.note}</bdi>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
