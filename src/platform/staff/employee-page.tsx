import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Tag } from '../../kernel/web/components/pieces.js'
import type { AssignmentRow } from '../access/assignment-store.js'
import { deskPage } from '../desk/navigation.js'
import { may, type CityContext } from '../request/context.js'
import { maskEmail, maskMobile, nameIn, type Employee } from './employee.js'
import { EmployeeInputs } from './employee-inputs.js'
import { GiveRoleForm, RoleTable } from './role-panel.js'
import type { StaffFacts } from './staff-facts.js'

/** Which of the page's forms was sent and refused. */
export type RefusedForm = 'edit' | 'role' | 'standing'

/** One employee: what is kept of them, their roles, and whether they are in service. */
export function employeePage(
  context: CityContext,
  given: {
    employee: Employee
    assignments: readonly AssignmentRow[]
    facts: StaffFacts
    refused?: {
      form: RefusedForm
      faults: readonly ShownFault[]
      texts: (path: string) => string
    }
  },
): Promise<Reply> {
  const { t, tenant } = context
  const { employee, assignments, facts, refused } = given
  const base = `/desk/${tenant.slug}/staff/person/${employee.id}`
  const faultsOf = (form: RefusedForm) => (refused?.form === form ? refused.faults : [])
  const textsOf = (form: RefusedForm, stored: Readonly<Record<string, string | null>>) =>
    refused?.form === form ? refused.texts : (path: string) => stored[path] ?? ''
  const { designation, department } = employee
  const mayChange = may(context, 'staff.administer')
  const common = { context, facts, base }
  return deskPage(
    context,
    { title: employee.name, current: 'administration', status: refused ? 422 : 200 },
    <>
      <a class="back" href={`/desk/${tenant.slug}/staff`}>
        {t('staff.title')}
      </a>
      <ErrorSummary
        title={t('web.problem')}
        faults={refused?.faults ?? []}
        scope={refused && refused.form !== 'edit' ? refused.form : undefined}
      />
      <h1>
        <span class="caption">
          <bdi>{employee.login}</bdi>
        </span>
        <bdi>{employee.name}</bdi>
      </h1>
      <p class="row">
        {employee.active ? (
          <Tag tone="ok">{t('staff.standing.active')}</Tag>
        ) : (
          <Tag>{t('staff.standing.left')}</Tag>
        )}
        {!employee.enrolled && <Tag tone="due">{t('staff.waits')}</Tag>}
        <span class="muted">
          {[
            nameIn(context, facts.designations, designation),
            nameIn(context, facts.departments, department),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span class="muted">
          <bdi>{maskMobile(employee.mobile)}</bdi> <bdi>{maskEmail(employee.email)}</bdi>
        </span>
      </p>
      <h2>{t('staff.roles')}</h2>
      <RoleTable {...common} assignments={assignments} />
      {mayChange && (
        <>
          <details open={refused?.form === 'role'}>
            <summary>{t('staff.give')}</summary>
            <GiveRoleForm {...common} faults={faultsOf('role')} texts={textsOf('role', {})} />
          </details>
          <details open={refused?.form === 'edit'}>
            <summary>{t('staff.edit')}</summary>
            <PostForm action={base} token={context.formToken} class="narrow">
              <input type="hidden" name="version" value={employee.version} />
              <EmployeeInputs
                context={context}
                facts={facts}
                faults={faultsOf('edit')}
                texts={textsOf('edit', {
                  name: employee.name,
                  designation,
                  department,
                  mobile: employee.mobile,
                  email: employee.email,
                })}
              />
              <button class="button">{t('staff.save')}</button>
            </PostForm>
          </details>
          <details open={refused?.form === 'standing'}>
            <summary>{t('staff.access')}</summary>
            <PostForm action={`${base}/standing`} token={context.formToken} class="narrow">
              <input type="hidden" name="active" value={employee.active ? 'no' : 'yes'} />
              <TextInput
                path="why"
                scope="standing"
                label={t('list.why')}
                hint={t(employee.active ? 'staff.deactivate-hint' : 'staff.activate-hint')}
                value={textsOf('standing', {})('why')}
                faults={faultsOf('standing')}
                optional={t('list.optional')}
                maxLength={500}
              />
              <button class={employee.active ? 'button danger' : 'button'}>
                {t(employee.active ? 'staff.deactivate' : 'staff.activate')}
              </button>
            </PostForm>
            <PostForm action={`${base}/reset`} token={context.formToken} class="gap">
              <p class="hint">{t('staff.reset-hint')}</p>
              <button class="button quiet">{t('staff.reset')}</button>
            </PostForm>
          </details>
        </>
      )}
    </>,
  )
}
