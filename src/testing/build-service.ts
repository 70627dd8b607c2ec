import type { ServiceDeclaration } from '../platform/service-kit/service.js'
import {
  choice,
  date,
  document,
  integer,
  place,
  text,
  tree,
} from '../platform/service-kit/field.js'
import { role } from '../platform/service-kit/workflow.js'

const clerk = role('clerk')

/** A small imaginary service that uses every kind of field: permission to fly a kite. */
export const buildService = (given: Partial<ServiceDeclaration> = {}): ServiceDeclaration => ({
  id: 'kite',
  title: 'Fly a kite',
  verb: 'Fly a kite',
  summary: 'About a minute.',
  icon: 'paper',
  anonymous: true,
  department: 'sky',
  data: { class: 'internal', purpose: 'To keep the sky safe', retentionYears: 1 },
  pages: { kite: { order: 1, title: 'Kite' }, where: { order: 2, title: 'Where' } },
  form: {
    colour: choice({ page: 'kite', order: 1, label: 'Colour', of: { red: 'Red', blue: 'Blue' } }),
    kind: tree({ page: 'kite', order: 2, label: 'Kind', master: 'kite-kind', required: false }),
    lengthM: integer({ page: 'kite', order: 3, label: 'Line', min: 1, max: 100 }),
    why: text({
      page: 'kite',
      order: 4,
      label: 'Why',
      maxLength: 20,
      when: 'answers.lengthM > 50',
    }),
    day: date({ page: 'kite', order: 5, label: 'Day', required: false, fromDays: 0, toDays: 30 }),
    where: place({ page: 'where', order: 1, label: 'Place' }),
    photo: document({ page: 'where', order: 2, label: 'Photo', accepts: 'image', required: false }),
  },
  roles: { clerk: 'Clerk' },
  workflow: {
    start: 'open',
    states: {
      open: {
        title: 'Open',
        plain: 'We look at it',
        holder: 'clerk',
        on: {
          grant: { to: 'granted', by: [clerk], title: 'Grant', plain: 'Granted', style: 'primary' },
          refuse: { to: 'refused', by: [clerk], title: 'Refuse', style: 'danger' },
          report: { by: ['assignee'], title: 'Report' },
          storm: { by: [clerk], title: 'Storm', when: 'answers.lengthM > 50' },
          withdraw: { to: 'withdrawn', by: ['applicant'], title: 'Withdraw' },
        },
      },
      granted: {
        title: 'Granted',
        plain: 'Fly',
        outcome: 'granted',
        on: {
          rate: { by: ['applicant'], title: 'Rate', needs: ['rating'] },
          reopen: { to: 'open', by: ['applicant'], title: 'Again' },
        },
      },
      refused: { title: 'Refused', plain: 'No', outcome: 'refused', on: {} },
      withdrawn: { title: 'Withdrawn', plain: 'Gone', outcome: 'withdrawn', on: {} },
    },
  },
  ...given,
})
