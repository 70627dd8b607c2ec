import type { MasterKind } from '../../platform/masterdata/kind.js'

/** Complaint categories: a tree of any depth; what can be reported are its leaves. */
export const grievanceCategories: MasterKind = {
  id: 'grievance-category',
  tree: true,
  fields: {
    department: { kind: 'entry', list: 'department' },
    level: { kind: 'level' },
    priority: { kind: 'integer', min: 1, max: 4 },
    keywords: { kind: 'lines', most: 40 },
    emergency: { kind: 'group', of: ['name', 'number'] },
    elsewhere: { kind: 'group', of: ['name', 'contact'] },
    ladder: { kind: 'entry', list: 'escalation-ladder' },
  },
  code: /^[A-Za-z0-9_-]{1,60}$/,
  order: 15,
}
