import type { Case, Step } from '../applications/case.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

interface Line {
  key: string
  kind: 'past' | 'now' | 'next' | 'over'
  title: string
  at: Date | null
  detail: string | null
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
      const title = isFirst
        ? t('case.filed')
        : t(`${key}.plain`, {
            assignee: textOf(step.data['assignee']),
            department: textOf(step.data['department']),
            reason: t.has(`${key}.reason.${reason}`) ? t(`${key}.reason.${reason}`) : reason,
            note: showNotes ? note : '',
          }).replace(/[:.]\s*$/, '')
      const mentions = !isFirst && title.includes(note) && note !== ''
      return {
        key: String(step.version),
        kind: 'past',
        title,
        at: step.occurredAt,
        detail: null,
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
      : t(isLate ? 'case.was-due' : 'case.due', {
          date: formatDate(found.dueAt, context.language, 'date-time'),
        })
  const now: Line = {
    key: 'now',
    kind: isLate ? 'over' : 'now',
    title: t(`service.${service.id}.state.${found.state}.plain`),
    at: null,
    detail: [holderText(context, service, found), until].filter(Boolean).join(' · '),
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
          {line.note !== null && <blockquote>{line.note}</blockquote>}
        </li>
      ))}
    </ol>
  )
}
