import type { Translate } from '../../kernel/i18n/messages.js'
import type { Case, Step } from '../applications/case.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { ownStepTitle } from './step-title.js'

interface Line {
  key: string
  kind: 'past' | 'now' | 'next' | 'over'
  title: string
  at: Date | null
  detail: string | null
  /** By when; on a line of its own, since it is not the detail's limit. */
  until: string | null
  note: string | null
}

/** The applicant's view of what happened, who holds it, until when, and what comes. */
export function linesOf(
  context: CityContext,
  service: ServiceDeclaration,
  found: Case,
  steps: readonly Step[],
  showNotes: boolean,
): Line[] {
  const { t } = context
  const past = steps
    .filter((step) => step.visible)
    .map((step): Line => {
      const isFirst = step.action === 'file'
      const note = step.note ?? ''
      const reason = textOf(step.data['reason'])
      const key = `service.${service.id}.action.${step.action}`
      const own = t.has(`${key}.plain`) ? undefined : ownStepTitle(context, service, step)
      const title =
        !showNotes && isByApplicant(step)
          ? publicTitle(t, step)
          : isFirst
            ? t('case.filed')
            : (own ??
              t(`${key}.plain`, {
                assignee: textOf(step.data['assignee']),
                department: textOf(step.data['department']),
                reason: t.has(`${key}.reason.${reason}`) ? t(`${key}.reason.${reason}`) : reason,
                note: showNotes ? note : '',
              }).replace(/[:.]\s*$/, ''))
      const mentions = !isFirst && title.includes(withoutStop(note)) && note !== ''
      const rating = showNotes ? textOf(step.data['rating']) : ''
      return {
        key: String(step.version),
        kind: 'past',
        title: rating === '' ? title : `${title}: ${t(`case.rating.${rating}`)}`,
        at: step.occurredAt,
        detail:
          textOf(step.data['actingFor']) === ''
            ? null
            : t('case.acting-for', { name: textOf(step.data['actingFor']) }),
        until: null,
        note: showNotes && note !== '' && !mentions ? note : null,
      }
    })
  const state = service.workflow.states[found.state]
  if (!found.open || !state) return past
  const { formatDate } = context.app.country.formats
  const isLate = found.dueAt !== null && found.dueAt < context.now
  const until =
    found.dueAt === null
      ? null
      : t(isLate ? 'case.was-due' : state.level === 'category' ? 'case.solve-by' : 'case.due', {
          date: formatDate(found.dueAt, context.language, 'date-time'),
        })
  const isAsked = state.waitsForApplicant === true
  const now: Line = {
    key: 'now',
    kind: isLate ? 'over' : 'now',
    // A stranger is not the one who is asked.
    title: t(
      `service.${service.id}.state.${found.state}.${isAsked && !showNotes ? 'title' : 'plain'}`,
    ),
    at: null,
    detail: isAsked && !showNotes ? null : holderText(context, service, found),
    until,
    note: null,
  }
  const good = Object.entries(service.workflow.states).find(
    ([, each]) => each.outcome === 'granted' || each.outcome === 'resolved',
  )
  const next: Line[] = good
    ? [
        {
          key: 'next',
          kind: 'next',
          title: t(`service.${service.id}.state.${good[0]}.plain`),
          at: null,
          detail: null,
          until: null,
          note: null,
        },
      ]
    : []
  return [...past, now, ...next]
}

function holderText({ t }: CityContext, service: ServiceDeclaration, found: Case): string {
  if (found.assigneeName !== null) return t('case.with-person', { name: found.assigneeName })
  const { holder } = found
  return holder === null
    ? t('case.with-you')
    : t('case.with-role', { role: t(`service.${service.id}.role.${holder}`) })
}

/** Filing is the applicant's whoever typed it in. */
const isByApplicant = ({ action, actorKind }: Step) =>
  action === 'file' || (actorKind === 'resident' && !action.startsWith('appeal'))

/** What the applicant did, for somebody who is not the applicant. */
function publicTitle(t: Translate, { action }: Step): string {
  const key = `case.public.${action}`
  return t(t.has(key) ? key : 'case.public.other')
}

/** As a title ends: without the full stop, in whatever script. */
const withoutStop = (text: string) => text.replace(/[\s.:!?…।۔]+$/u, '')

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export function Timeline({ context, lines }: { context: CityContext; lines: readonly Line[] }) {
  const { formatDate } = context.app.country.formats
  return (
    <ol class="timeline">
      {lines.map((line) => (
        <li
          key={line.key}
          class={line.kind === 'past' ? undefined : line.kind}
          aria-current={line.key === 'now' ? 'step' : undefined}
        >
          <b>{line.title}</b>
          {line.at && (
            <span class="muted num">
              <time dateTime={line.at.toISOString()}>
                {formatDate(line.at, context.language, 'weekday')},{' '}
                {formatDate(line.at, context.language, 'time')}
              </time>
            </span>
          )}
          {line.detail !== null && <span class="muted num">{line.detail}</span>}
          {line.until !== null && (
            <span class="muted num">
              <br />
              {line.until}
            </span>
          )}
          {line.note !== null && <blockquote>{line.note}</blockquote>}
        </li>
      ))}
    </ol>
  )
}
