import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { NewJob } from '../../kernel/jobs/job-store.js'
import type { Moment } from './next-moment.js'

/**
 * The timer of a case. Its id follows from case and instant, so that a timer that is set again is
 * the same one: however often a case moves, time comes to it once.
 */
export const caseTimer = (
  tenantId: number,
  caseId: string,
  at: Date,
): NewJob & { runAt: Date } => ({
  id: derivedUuid('service.due', caseId, at.getTime()),
  task: 'service.due',
  tenantId,
  subjectId: caseId,
  runAt: at,
})

/** The same as the statement of an act takes it. */
export function timerRow(tenantId: number, caseId: string, moment: Moment | undefined) {
  if (!moment) return null
  const { id, task, runAt } = caseTimer(tenantId, caseId, moment.at)
  return { id, task, run_at: runAt.toISOString() }
}
