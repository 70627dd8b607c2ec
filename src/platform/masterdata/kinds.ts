import type { MasterKind } from './kind.js'

const line = { kind: 'text', maxLength: 200 } as const

/** The lists of the platform itself; pillars bring their own by the module slot `lists`. */
export const platformKinds: readonly MasterKind[] = [
  {
    id: 'department',
    fields: { phone: line, email: line },
    code: /^[A-Za-z0-9_-]{1,60}$/,
    order: 10,
  },
  {
    id: 'designation',
    fields: { department: { kind: 'entry', list: 'department' }, grade: line },
    code: /^[A-Za-z0-9_-]{1,60}$/,
    order: 11,
  },
  {
    id: 'office',
    fields: {
      address: { kind: 'text', maxLength: 400, rows: 2, required: true },
      phone: line,
      ward: { kind: 'ward' },
      hours: line,
    },
    order: 12,
  },
  {
    id: 'calendar',
    fields: {
      openFrom: { kind: 'time', required: true },
      openTo: { kind: 'time', required: true },
      weeklyOffs: { kind: 'numbers', of: [0, 1, 2, 3, 4, 5, 6] },
      saturdaysOff: { kind: 'numbers', of: [1, 2, 3, 4, 5] },
    },
    code: /^office$/,
    onlyCode: 'office',
    order: 20,
  },
  {
    id: 'holiday',
    fields: {
      date: { kind: 'date', required: true },
      kind: { kind: 'choice', of: ['public', 'restricted', 'local'], required: true },
    },
    order: 21,
  },
  {
    id: 'escalation-ladder',
    fields: {
      steps: { kind: 'ladder' },
      remindAtPercent: { kind: 'integer', min: 0, max: 99 },
    },
    order: 30,
  },
  {
    id: 'assignment-rule',
    fields: {
      service: { kind: 'service', required: true },
      category: { kind: 'text', maxLength: 60 },
      department: { kind: 'entry', list: 'department' },
      ward: { kind: 'ward' },
      role: { kind: 'role', required: true },
      login: { kind: 'text', maxLength: 100 },
    },
    order: 31,
  },
  {
    id: 'canned-reply',
    fields: { texts: { kind: 'texts', rows: 3, required: true }, service: { kind: 'service' } },
    order: 40,
  },
  {
    id: 'notice-template',
    fields: {
      sms: { kind: 'texts', rows: 2 },
      email: { kind: 'texts', rows: 4 },
      subject: { kind: 'texts', rows: 1 },
      whatsapp: { kind: 'texts', rows: 3 },
      'in-app': { kind: 'texts', rows: 2 },
      dltTemplateId: { kind: 'text', maxLength: 40 },
    },
    code: /^[a-z0-9-]+(\.[a-z0-9-]+)*$/,
    order: 41,
  },
  {
    id: 'wording',
    fields: { texts: { kind: 'texts', rows: 2, required: true } },
    code: /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/,
    order: 42,
  },
]
