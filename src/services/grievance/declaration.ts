import { document, place, text, tree } from '../../platform/service-kit/field.js'
import { defineService } from '../../platform/service-kit/define-service.js'

import { role, type Action } from '../../platform/service-kit/workflow.js'

const officer = role('grievance-officer')
const worker = role('field-worker')

const withdraw: Action = {
  to: 'withdrawn',
  by: ['applicant'],
  title: 'Withdraw it',
  plain: 'You withdrew it',
  takes: ['note'],
  style: 'quiet',
}
const comment: Action = {
  by: ['applicant', officer, 'assignee'],
  title: 'Add information',
  plain: 'Information was added',
  needs: ['note'],
  takes: ['photo'],
  style: 'quiet',
}
const note: Action = {
  by: [officer, 'assignee'],
  title: 'Internal note',
  needs: ['note'],
  style: 'quiet',
}
const escalate: Action = {
  by: [officer],
  title: 'Escalate',
  plain: 'Raised to the next authority',
  needs: ['reason'],
  style: 'quiet',
}
const forward: Action = {
  to: 'assignment',
  by: [officer],
  title: 'Forward',
  plain: 'Forwarded to another department',
  needs: ['department', 'note'],
  style: 'quiet',
}
const assign: Action = {
  to: 'work',
  by: [officer],
  title: 'Assign',
  plain: 'Given to {assignee}',
  needs: ['assignee'],
  takes: ['note'],
  style: 'primary',
}
const resolve: Action = {
  to: 'resolved',
  by: ['assignee', officer],
  title: 'Resolve',
  plain: 'Solved: {note}',
  needs: ['note'],
  takes: ['photo'],
  style: 'primary',
}
const reject: Action = {
  to: 'rejected',
  by: [officer],
  title: 'Reject',
  plain: 'Not taken up: {reason}',
  needs: ['reason', 'note'],
  reasons: {
    duplicate: 'It was reported already',
    'not-ours': 'Another authority is responsible',
    'not-found': 'Nothing was found at the place',
    unclear: 'The report cannot be understood',
  },
  style: 'danger',
}
const reopen: Action = {
  to: 'assignment',
  by: ['applicant'],
  title: 'It is not solved: open it again',
  plain: 'You opened it again',
  needs: ['note'],
  takes: ['photo'],
  style: 'quiet',
}
const rate: Action = {
  by: ['applicant'],
  title: 'Rate it',
  plain: 'You rated it',
  needs: ['rating'],
  takes: ['note'],
  style: 'primary',
}

/** Public grievance: no form to speak of, no fee, much routing. */
export const grievance = defineService({
  id: 'grievance',
  title: 'Problem in the city',
  verb: 'Report a problem',
  summary: 'Water, waste, roads, street lights, animals. About 2 minutes, no account needed.',
  icon: 'pin',
  anonymous: true,
  department: 'general',
  data: {
    class: 'internal',
    purpose: 'To solve the problem you report and to tell you about it',
    retentionYears: 3,
  },
  pages: {
    what: { order: 1, title: 'What is the problem?', hint: 'Search, or choose from the list.' },
    where: {
      order: 2,
      title: 'Where is it?',
      hint: 'A landmark that people nearby know helps most.',
    },
    describe: { order: 3, title: 'Tell us more', hint: 'A photo often says it all.' },
  },
  form: {
    category: tree({ page: 'what', order: 1, label: 'Problem', master: 'grievance-category' }),
    where: place({
      page: 'where',
      order: 1,
      label: 'Place',
      data: { concept: 'core-location:Location' },
    }),
    description: text({
      page: 'describe',
      order: 1,
      label: 'What did you see?',
      hint: 'Please leave out names, phone and Aadhaar numbers.',
      rows: 4,
      required: false,
      data: { class: 'personal', concept: 'schema:description' },
    }),
    photos: document({
      page: 'describe',
      order: 2,
      label: 'Photos',
      hint: 'Up to 3. We remove the place and the device that a photo carries.',
      accepts: 'image',
      most: 3,
      required: false,
      data: { class: 'personal', concept: 'schema:image' },
    }),
    voice: document({
      page: 'describe',
      order: 3,
      label: 'Voice note',
      hint: 'Say it instead of writing it, up to 2 minutes.',
      accepts: 'audio',
      required: false,
      data: { class: 'personal', concept: 'schema:audio' },
    }),
  },
  roles: { 'grievance-officer': 'Grievance officer', 'field-worker': 'Field worker' },
  workflow: {
    start: 'assignment',
    states: {
      assignment: {
        title: 'To be assigned',
        plain: 'With the office, which finds the right person',
        holder: 'grievance-officer',
        level: 'category',
        on: { assign, resolve, forward, reject, escalate, comment, note, withdraw },
      },
      work: {
        title: 'In work',
        plain: 'Someone is at it',
        holder: 'field-worker',
        level: 'category',
        on: {
          resolve,
          'send-back': {
            to: 'assignment',
            by: ['assignee'],
            title: 'Send back',
            plain: 'Sent back to the office',
            needs: ['note'],
            style: 'quiet',
          },
          ask: {
            to: 'question',
            by: [officer, worker],
            title: 'Ask the reporter',
            plain: 'We need to know: {note}',
            needs: ['note'],
            style: 'quiet',
          },
          reassign: { ...assign, title: 'Give to someone else', style: 'quiet' },
          forward,
          reject,
          escalate,
          comment,
          note,
          withdraw,
        },
      },
      question: {
        title: 'Waiting for the reporter',
        plain: 'We wait for your answer',
        waitsForApplicant: true,
        on: {
          answer: {
            to: 'work',
            by: ['applicant'],
            title: 'Answer',
            plain: 'You answered',
            needs: ['note'],
            takes: ['photo'],
            style: 'primary',
          },
          resolve,
          note,
          withdraw,
        },
      },
      resolved: {
        title: 'Resolved',
        plain: 'Solved. Tell us if it is not.',
        outcome: 'resolved',
        on: { rate, reopen, note },
      },
      rejected: {
        title: 'Rejected',
        plain: 'Not taken up',
        outcome: 'refused',
        on: { rate, reopen, note },
      },
      withdrawn: { title: 'Withdrawn', plain: 'You withdrew it', outcome: 'withdrawn', on: {} },
    },
  },
  reopenDays: 7,
  appeal: { withinDays: 30, authorities: [{ role: 'commissioner', decideWithinDays: 30 }] },
  before: [
    'Say what it is and where; a photo helps',
    'Get a number and the day by which it is to be solved',
    'Open it again if it is not solved, and rate us',
  ],
  freedom: {
    'workflow.states.*.level': 'restrict',
    form: 'extend',
    texts: 'free',
    reopenDays: 'free',
  },
})
