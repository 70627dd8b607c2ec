import type { Reply } from '../../kernel/http/reply.js'
import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import type { AssignmentRow } from '../access/assignment-store.js'
import { deskPage } from '../desk/navigation.js'
import { entryName } from '../journey/facts.js'
import { may, type CityContext } from '../request/context.js'
import { maskEmail, maskMobile, nameIn, type Employee } from './employee.js'
import { roleTitle } from './role-title.js'
import { todayOf } from './service-standing.js'
import type { StaffFacts } from './staff-facts.js'

export const staffPageSize = 50

export interface StaffFilter {
  q?: string | undefined
  department?: string | undefined
  standing?: 'active' | 'left' | 'all' | undefined
  after?: string | undefined
}

/** The staff: search, filter, add, import. `employees` holds one more than is shown. */
export function staffListPage(
  context: CityContext,
  filter: StaffFilter,
  given: {
    employees: readonly Employee[]
    assignments: readonly AssignmentRow[]
    facts: StaffFacts
  },
): Promise<Reply> {
  const { t, tenant } = context
  const { employees, assignments, facts } = given
  const base = `/desk/${tenant.slug}/staff`
  const shown = employees.slice(0, staffPageSize)
  const last = shown.at(-1)
  const today = todayOf(context)
  const rolesOf = (id: string) =>
    assignments
      .filter((each) => each.account_id === id && each.valid_from <= today)
      .filter(({ valid_to }) => valid_to === null || valid_to >= today)
      .map(({ role }) => {
        const known = facts.roles.find(({ code }) => code === role)
        return known ? roleTitle(context, known) : role
      })
  const query = (change: Partial<StaffFilter>) => {
    const set = Object.entries({ ...filter, ...change }).filter(([, value]) => value)
    return new URLSearchParams(set as [string, string][]).toString()
  }
  return deskPage(
    context,
    { title: t('staff.title'), current: 'administration' },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <h1>{t('staff.title')}</h1>
      {may(context, 'staff.administer') && (
        <div class="row noprint">
          <a class="button small" href={`${base}/new`}>
            {t('list.add')}
          </a>
          <a class="button quiet small" href={`${base}/import`}>
            {t('list.import')}
          </a>
          <a href={`/desk/${tenant.slug}/acting`}>{t('acting.title')}</a>
        </div>
      )}
      <form class="filters noprint" role="search">
        <div>
          <label for="q">{t('staff.search')}</label>
          <input type="search" id="q" name="q" value={filter.q ?? ''} data-search />
        </div>
        <div>
          <label for="department">{t('staff.department')}</label>
          <select id="department" name="department">
            <option value="">{t('staff.every')}</option>
            {facts.departments.map(({ code, name }) => (
              <option key={code} value={code} selected={code === filter.department}>
                {entryName(context, name)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="standing">{t('list.state')}</label>
          <select id="standing" name="standing">
            {(['active', 'left', 'all'] as const).map((each) => (
              <option key={each} value={each} selected={each === (filter.standing ?? 'active')}>
                {t(`staff.standing.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <button class="button quiet small">{t('desk.apply')}</button>
      </form>
      {shown.length === 0 ? (
        <Empty>{t('list.nothing-found')}</Empty>
      ) : (
        <Scroll label={t('staff.title')}>
          <table>
            <thead>
              <tr>
                {['name', 'login', 'designation', 'department', 'roles', 'contact'].map((head) => (
                  <th scope="col" key={head}>
                    {t(`staff.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <tr key={each.id} data-row>
                  <td>
                    <a href={`${base}/person/${each.id}`}>
                      <bdi>{each.name}</bdi>
                    </a>{' '}
                    {!each.active && <Tag>{t('staff.standing.left')}</Tag>}
                    {each.active && !each.enrolled && <Tag tone="due">{t('staff.waits')}</Tag>}
                  </td>
                  <td>
                    <bdi>{each.login}</bdi>
                  </td>
                  <td>{nameIn(context, facts.designations, each.designation)}</td>
                  <td>{nameIn(context, facts.departments, each.department)}</td>
                  <td>{[...new Set(rolesOf(each.id))].join(', ')}</td>
                  <td class="muted small">
                    <bdi>{maskMobile(each.mobile)}</bdi> <bdi>{maskEmail(each.email)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {employees.length > staffPageSize && last && (
        <nav class="pages" aria-label={t('list.pages')}>
          <a href={`${base}?${query({ after: `${last.id} ${last.name}` })}`}>{t('list.next')}</a>
        </nav>
      )}
    </>,
  )
}
