import { Tag } from '../../kernel/web/components/pieces.js'
import type { Case } from '../applications/case.js'
import type { Context } from '../request/context.js'

/** Where it stands, in one coloured word or two. */
export function CaseStatus(props: {
  context: Context
  found: Pick<Case, 'service' | 'state' | 'open' | 'outcome' | 'dueAt'>
  forDesk?: boolean
}) {
  const { context, found, forDesk = false } = props
  const text = context.t(
    `service.${found.service}.state.${found.state}.${forDesk ? 'title' : 'plain'}`,
  )
  if (!found.open) return <Tag {...(isGood(found.outcome) && { tone: 'ok' })}>{text}</Tag>
  const isLate = found.dueAt !== null && found.dueAt < context.now
  return <Tag tone={isLate ? 'late' : 'due'}>{text}</Tag>
}

const isGood = (outcome: string | null) => outcome === 'resolved' || outcome === 'granted'
