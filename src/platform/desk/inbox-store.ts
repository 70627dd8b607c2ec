import { sql, type Statement } from '../../kernel/db/statement.js'
import type { Grant } from '../access/grant.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

export type InboxView = 'mine' | 'office' | 'near' | 'overdue' | 'all'
export type InboxSort = 'due' | 'newest'

/** Null: every ward, every department, every service. */
export interface Reach {
  wardId: string | null
  department: string | null
  service: string | null
}

export interface InboxQuery {
  view: InboxView
  accountId: string
  /** The parts of the city, service by service, that the person's roles reach. */
  reach: readonly Reach[]
  service?: string | undefined
  ward?: string | undefined
  category?: string | undefined
  /** A case number, in full. */
  number?: string | undefined
  /** Words of the title or landmark. */
  words?: string | undefined
  sort: InboxSort
  after?: { key: Date | null; id: string } | undefined
}

export interface InboxRow {
  id: string
  number: string
  service: string
  category: string | null
  title: string
  landmark: string | null
  ward_id: string | null
  state: string
  open: boolean
  outcome: string | null
  assignee_name: string | null
  escalation: number
  photos: number
  priority: number
  due_at: Date | null
  filed_at: Date
}

export const inboxPageSize = 25

const columns = `id, number, service, category, title, landmark, ward_id, state, open, outcome,
  assignee_name, escalation, photos, priority, due_at, filed_at`

const viewCondition: Readonly<Record<InboxView, string>> = {
  mine: 'open and assignee_id = $account',
  office: 'open',
  near: `open and due_at >= now() and due_at < now() + interval '1 day'`,
  overdue: 'open and due_at < now()',
  all: 'true',
}

/**
 * One page of cases, one row more than is shown. The text of the statement depends only on which
 * filters are set, so there are few of them and each is named.
 */
export function listInbox(query: InboxQuery): Statement<InboxRow> {
  const values: (string | number | Date | null | (string | null)[])[] = []
  const bind = (value: string | Date | null | (string | null)[]) => `$${values.push(value)}`
  const conditions = ['tenant_id = kernel.current_tenant()', viewCondition[query.view]]
  const marks: string[] = [query.view, query.sort]
  if (query.view !== 'mine' && !isUnlimited(query.reach)) {
    marks.push('reach')
    const wards = bind(query.reach.map(({ wardId }) => wardId))
    const owns = bind(query.reach.map(({ department }) => department))
    const services = bind(query.reach.map(({ service }) => service))
    conditions.push(`(assignee_id = $account or exists (
      select 1 from unnest(${wards}::uuid[], ${owns}::text[], ${services}::text[])
        as r (ward, department, service)
      where (r.ward is null or r.ward = ward_id)
        and (r.department is null or r.department = application.department)
        and (r.service is null or r.service = application.service)))`)
  }
  const filter = (
    name: string,
    value: string | undefined,
    condition: (place: string) => string,
  ) => {
    if (value === undefined || value === '') return
    marks.push(name)
    conditions.push(condition(bind(value)))
  }
  filter('service', query.service, (place) => `service = ${place}`)
  filter('ward', query.ward, (place) => `ward_id = ${place}::uuid`)
  filter('category', query.category, (place) => `category = ${place}`)
  filter('number', query.number, (place) => `number = ${place}`)
  filter(
    'words',
    query.words,
    (place) => `(title || ' ' || coalesce(landmark, '')) ilike '%' || ${place} || '%'`,
  )
  const key = query.sort === 'due' ? `coalesce(due_at, 'infinity')` : 'filed_at'
  if (query.after) {
    marks.push('after')
    const at =
      query.after.key === null ? `'infinity'::timestamptz` : `${bind(query.after.key)}::timestamptz`
    const direction = query.sort === 'due' ? '>' : '<'
    conditions.push(`(${key}, id) ${direction} (${at}, ${bind(query.after.id)}::uuid)`)
  }
  const order = query.sort === 'due' ? `${key}, id` : `filed_at desc, id desc`
  const text = `select ${columns} from service.application where ${conditions.join(' and ')}
     order by ${order} limit ${inboxPageSize + 1}`
  const needsAccount = text.includes('$account')
  if (needsAccount) values.push(query.accountId)
  return sql<InboxRow>(
    `desk.inbox.${marks.join('.')}`.slice(0, 63),
    text.replaceAll('$account', `$${values.length}`),
  )(values)
}

export interface InboxCounts {
  mine: number
  office: number
  near: number
  overdue: number
}

/** How many wait, counted to a thousand at most: enough to act on, and never a scan of the city. */
export const countInbox = sql<InboxCounts>(
  'desk.inbox.counts',
  `with reach as (select * from unnest($2::uuid[], $3::text[], $4::text[]) as r (ward, department, service)),
   office as materialized (
     select a.due_at from service.application a
     where a.tenant_id = kernel.current_tenant() and a.open and ($5 or exists (
       select 1 from reach r where (r.ward is null or r.ward = a.ward_id)
         and (r.department is null or r.department = a.department)
         and (r.service is null or r.service = a.service)))
     order by a.due_at limit 1001)
   select
     (select count(*) from (select 1 from service.application a
       where a.tenant_id = kernel.current_tenant() and a.open and a.assignee_id = $1 limit 1001) m) as mine,
     (select count(*) from office) as office,
     (select count(*) from office where due_at >= now() and due_at < now() + interval '1 day') as near,
     (select count(*) from office where due_at < now()) as overdue`,
)

export const isUnlimited = (reach: readonly Reach[]): boolean =>
  reach.some(
    ({ wardId, department, service }) => wardId === null && department === null && service === null,
  )

/** What each grant reaches: the services that know its role, or all for who may read every case. */
export const reachOf = (
  grants: readonly Grant[],
  services: readonly Pick<ServiceDeclaration, 'id' | 'roles'>[],
): Reach[] =>
  grants.flatMap(({ role, wardId, department, permissions }): Reach[] =>
    permissions.includes('case.read-all')
      ? [{ wardId, department, service: null }]
      : services
          .filter(({ roles }) => Object.hasOwn(roles, role))
          .map(({ id }) => ({ wardId, department, service: id })),
  )
