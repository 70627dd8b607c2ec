import { defineService } from '../platform/service-kit/define-service.js'
import { choice, date, document, integer, place, text } from '../platform/service-kit/field.js'
import { days } from '../platform/service-kit/level.js'
import { role } from '../platform/service-kit/workflow.js'

const by = [role('festival-officer')]
const on = { page: 'where' } as const
const what = { page: 'feast' } as const

/** An invented cheerful service: all that a city must write for pages, desk, notices, permission. */
export const streetFestival = defineService({
  id: 'street-festival',
  title: 'Permission to hold a street festival',
  verb: 'Hold a street festival',
  summary: 'Lanterns, drums and sweets. Decided within 5 working days.',
  icon: 'paper',
  anonymous: false,
  department: 'general',
  data: { class: 'internal', purpose: 'To keep your street open for joy', retentionYears: 1 },
  pages: { feast: { order: 1, title: 'Which feast?' }, where: { order: 2, title: 'Where?' } },
  form: {
    name: text({ ...what, order: 1, label: 'Name of the feast', maxLength: 80 }),
    music: choice({ ...what, order: 2, label: 'Music', of: { drums: 'Drums', flute: 'Flute' } }),
    when: date({ ...what, order: 3, label: 'Day', fromDays: 7, toDays: 365 }),
    guests: integer({ ...what, order: 4, label: 'Guests', min: 10, max: 5000, unit: 'people' }),
    street: place({ ...on, order: 1, label: 'Street' }),
    power: text({ ...on, order: 2, label: 'Loudspeakers', when: "answers.music == 'drums'" }),
    plan: document({ ...on, order: 3, label: 'Plan', accepts: 'document', required: false }),
  },
  roles: { 'festival-officer': 'Festival officer' },
  workflow: {
    start: 'look',
    states: {
      look: {
        title: 'To be looked at',
        plain: 'The festival officer looks at it',
        holder: 'festival-officer',
        level: days(5),
        on: {
          grant: { to: 'granted', by, title: 'Grant', plain: 'Joy! {note}', takes: ['note'] },
          refuse: { to: 'refused', by, title: 'Refuse', plain: 'No: {note}', needs: ['note'] },
          withdraw: { to: 'gone', by: ['applicant'], title: 'Withdraw it', plain: 'Withdrawn' },
        },
      },
      granted: { title: 'Granted', plain: 'Enjoy your feast', outcome: 'granted', on: {} },
      refused: { title: 'Refused', plain: 'Not this time', outcome: 'refused', on: {} },
      gone: { title: 'Withdrawn', plain: 'You withdrew it', outcome: 'withdrawn', on: {} },
    },
  },
  issues: { register: 'street-festival', title: 'Festival permission', validForMonths: 1 },
})
