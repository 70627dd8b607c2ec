import { Bar, Tag } from '../../kernel/web/components/pieces.js'
import type { Context } from '../request/context.js'

/** How long is left, in words and as a bar; over the limit in red. */
export function TimeLeft(props: {
  context: Context
  dueAt: Date | null
  filedAt: Date
  open: boolean
}) {
  const { context, dueAt, filedAt, open } = props
  const { t, now } = context
  if (!open) return <span class="muted">{t('desk.closed')}</span>
  if (dueAt === null) return <span class="muted">{t('desk.no-limit')}</span>
  const left = dueAt.getTime() - now.getTime()
  const { days, hours } = split(Math.abs(left))
  const words = days > 0 ? t('desk.days-hours', { days, hours }) : t('desk.hours', { hours })
  const share =
    (now.getTime() - filedAt.getTime()) / Math.max(1, dueAt.getTime() - filedAt.getTime())
  const tone = left < 0 ? 'late' : share > 0.7 ? 'due' : undefined
  return (
    <>
      {left < 0 ? <Tag tone="late">{t('desk.over', { time: words })}</Tag> : words}
      <Bar share={left < 0 ? 1 : share} {...(tone && { tone })} />
    </>
  )
}

const split = (ms: number) => ({
  days: Math.floor(ms / 86_400_000),
  hours: Math.floor((ms % 86_400_000) / 3_600_000),
})
