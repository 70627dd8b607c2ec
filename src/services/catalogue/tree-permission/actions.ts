import type { Action, By } from '../../../platform/service-kit/workflow.js'

const withdraw: Action = {
  to: 'withdrawn',
  by: ['applicant'],
  title: 'Withdraw it',
  plain: 'You withdrew it',
  takes: ['note'],
  style: 'quiet',
}

/** The acts of the tree permission, each given the role that may do it. */
export const actions = {
  /** What is possible whenever the office is at work. */
  work: (by: By): Readonly<Record<string, Action>> => ({
    note: { by: [by], title: 'Internal note', needs: ['note'], style: 'quiet' },
    comment: {
      by: ['applicant', by],
      title: 'Add information',
      plain: 'Information was added',
      needs: ['note'],
      takes: ['photo'],
      style: 'quiet',
    },
    escalate: {
      by: [by],
      title: 'Escalate',
      plain: 'Raised to the next authority',
      needs: ['reason'],
      style: 'quiet',
    },
    withdraw,
  }),
  assign: (by: By): Action => ({
    by: [by],
    title: 'Assign the inspection',
    plain: '{assignee} will inspect it',
    needs: ['assignee'],
    takes: ['note'],
    style: 'quiet',
  }),
  report: (by: By): Action => ({
    to: 'decision',
    by: [by],
    title: 'Report the inspection',
    plain: 'The tree was inspected',
    needs: ['note'],
    takes: ['photo'],
    style: 'primary',
  }),
  sendBack: (by: By): Action => ({
    to: 'correction',
    by: [by],
    title: 'Send back to the applicant',
    plain: 'Please correct: {note}',
    needs: ['note'],
    style: 'quiet',
  }),
  inspectAgain: (by: By): Action => ({
    to: 'inspection',
    by: [by],
    title: 'Inspect again',
    plain: 'A second inspection was asked for',
    needs: ['note'],
    style: 'quiet',
  }),
  grant: (by: By): Action => ({
    to: 'granted',
    by: [by],
    title: 'Grant',
    plain: 'Permission granted. {note}',
    takes: ['note'],
    style: 'primary',
  }),
  refuse: (by: By): Action => ({
    to: 'refused',
    by: [by],
    title: 'Refuse',
    plain: 'Refused: {reason}. {note}',
    needs: ['reason', 'note'],
    reasons: {
      healthy: 'The tree is healthy and does no harm',
      heritage: 'It is a heritage tree',
      consent: "The owner's consent is missing",
      papers: 'The papers are not in order',
    },
    style: 'danger',
  }),
  resubmit: {
    to: 'inspection',
    by: ['applicant'],
    title: 'Send it again',
    plain: 'You sent it again',
    needs: ['note'],
    takes: ['photo'],
    style: 'primary',
  } satisfies Action,
  withdraw,
  rate: {
    by: ['applicant'],
    title: 'Rate it',
    plain: 'You rated it',
    needs: ['rating'],
    takes: ['note'],
    style: 'primary',
  } satisfies Action,
} as const
