import { PostForm, Select, TextInput, type ShownFault } from '../../kernel/web/components/form.js'
import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import type { AssignmentRow } from '../access/assignment-store.js'
import { notToGive } from '../access/may-give.js'
import { entryName } from '../journey/facts.js'
import { areaName } from '../places/area-name.js'
import { may, type CityContext } from '../request/context.js'
import { nameIn } from './employee.js'
import { roleTitle } from './role-title.js'
import { todayOf } from './service-standing.js'
import type { StaffFacts } from './staff-facts.js'

interface PanelFacts {
  context: CityContext
  facts: StaffFacts
  /** The person's own page. */
  base: string
}

/** The roles of a person with their part of the city and their days; each can be ended. */
export function RoleTable(props: PanelFacts & { assignments: readonly AssignmentRow[] }) {
  const { context, facts, assignments, base } = props
  const { t, tenant, app, language } = context
  const today = todayOf(context)
  const day = (date: string) =>
    app.country.formats.formatDate(app.country.calendar.instantAt(date, 720), language, 'short')
  if (assignments.length === 0) return <Empty>{t('staff.no-roles')}</Empty>
  return (
    <Scroll label={t('staff.roles')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('staff.role')}</th>
            <th scope="col">{t('staff.reach')}</th>
            <th scope="col">{t('staff.days')}</th>
            <th scope="col">{t('list.state')}</th>
          </tr>
        </thead>
        <tbody>
          {assignments.map((each) => {
            const role = facts.roles.find(({ code }) => code === each.role)
            const area = each.ward_id === null ? undefined : facts.places.byId(each.ward_id)
            const isOver = each.valid_to !== null && each.valid_to < today
            return (
              <tr key={each.id}>
                <td>
                  <a href={`/desk/${tenant.slug}/roles/role/${each.role}`}>
                    {role ? roleTitle(context, role) : each.role}
                  </a>
                  {each.acting_for !== null && <Tag tone="due">{t('acting.tag')}</Tag>}
                </td>
                <td>
                  {area ? areaName(context, area) : t('desk.every-ward')} ·{' '}
                  {each.department === null
                    ? t('staff.every-department')
                    : nameIn(context, facts.departments, each.department)}
                </td>
                <td class="num">
                  {day(each.valid_from)} – {each.valid_to === null ? '' : day(each.valid_to)}
                </td>
                <td>
                  {isOver ? (
                    <Tag>{t('staff.ended')}</Tag>
                  ) : each.acting_for === null && may(context, 'staff.administer') ? (
                    <details>
                      <summary>{t('staff.end')}</summary>
                      <PostForm action={`${base}/roles/${each.id}/end`} token={context.formToken}>
                        <TextInput
                          path="last"
                          scope={each.id}
                          label={t('staff.last-day')}
                          hint={t('staff.last-day-hint')}
                          type="date"
                          faults={[]}
                          short
                        />
                        <button class="button danger small">{t('staff.end')}</button>
                      </PostForm>
                    </details>
                  ) : (
                    <Tag tone="ok">{t('list.used')}</Tag>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Only roles that the administrator may give are offered. */
export function GiveRoleForm(
  props: PanelFacts & { faults: readonly ShownFault[]; texts: (path: string) => string },
) {
  const { context, facts, base, faults, texts } = props
  const { t, app, person } = context
  const offered = facts.roles.filter(
    ({ permissions, retired }) =>
      !retired && notToGive(app.modules, person, permissions).length === 0,
  )
  return (
    <PostForm action={`${base}/roles`} token={context.formToken} class="narrow">
      <Select
        path="role"
        scope="role"
        label={t('staff.role')}
        value={texts('role')}
        options={offered.map((role) => ({ value: role.code, label: roleTitle(context, role) }))}
        empty={t('case.choose')}
        faults={faults}
      />
      <Select
        path="ward"
        scope="role"
        label={t('journey.ward')}
        value={texts('ward')}
        options={facts.places.areas.map((area) => ({
          value: area.id,
          label: areaName(context, area),
        }))}
        empty={t('desk.every-ward')}
        faults={faults}
      />
      <Select
        path="department"
        scope="role"
        label={t('staff.department')}
        value={texts('department')}
        options={facts.departments.map(({ code, name }) => ({
          value: code,
          label: entryName(context, name),
        }))}
        empty={t('staff.every-department')}
        faults={faults}
      />
      {(['from', 'to'] as const).map((path) => (
        <TextInput
          key={path}
          path={path}
          scope="role"
          label={t(`staff.${path}`)}
          hint={t(`staff.${path}-hint`)}
          value={texts(path)}
          type="date"
          faults={faults}
          short
        />
      ))}
      <TextInput
        path="why"
        scope="role"
        label={t('list.why')}
        value={texts('why')}
        faults={faults}
        optional={t('list.optional')}
        maxLength={500}
      />
      <button class="button">{t('staff.give')}</button>
    </PostForm>
  )
}
