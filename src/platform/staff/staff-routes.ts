import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { isUuid, uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { listAssignments } from '../access/assignment-store.js'
import { listEmployees, loginsOf, loginsTaken } from '../access/staff-store.js'
import type { App } from '../app.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { loadEmployee, toEmployee } from './employee.js'
import { employeePage, type RefusedForm } from './employee-page.js'
import { endRole, giveRole, readRole } from './give-role.js'
import { dayAfter, isLegalDate } from './legal-date.js'
import { staffListPage, staffPageSize, type StaffFilter } from './list-page.js'
import { invitationPage, newEmployeePage } from './new-employee-page.js'
import { readEmployee } from './read-employee.js'
import { addEmployees, changeEmployees, isChanged, takenFaults } from './save-employees.js'
import { changeStanding, resetSecondFactor, todayOf } from './service-standing.js'
import { loadStaffFacts } from './staff-facts.js'

const City = Type.Object({ city: Type.String() })
const Person = Type.Object({ city: Type.String(), id: Type.String({ pattern: uuidPattern }) })
const Role = Type.Object({
  ...Person.properties,
  assignment: Type.String({ pattern: uuidPattern }),
})
const reading = { permission: 'staff.read' }
const changing = { permission: 'staff.administer' }

/** Employees and their roles. */
export const staffRoutes = (_app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/staff',
    access: reading,
    params: City,
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      department: Type.Optional(Type.String({ maxLength: 100 })),
      standing: Type.Optional(
        Type.Union([Type.Literal('active'), Type.Literal('left'), Type.Literal('all')]),
      ),
      after: Type.Optional(Type.String({ maxLength: 300 })),
    }),
    handle: (context, { query }) => listEmployeesPage(cityOf(context), query),
  }),
  route({
    method: 'GET',
    path: '/desk/:city/staff/new',
    access: changing,
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      const facts = await loadStaffFacts(city)
      return newEmployeePage(city, { facts, texts: () => '', faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/new',
    access: changing,
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) =>
      addFromForm(cityOf(context), await readForm(context, request)),
  }),
  route({
    method: 'GET',
    path: '/desk/:city/staff/person/:id',
    access: reading,
    params: Person,
    handle: async (context, { params }) => showEmployee(cityOf(context), params.id),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/person/:id',
    access: changing,
    params: Person,
    body: Type.Unknown(),
    handle: async (context, { params, request }) =>
      editFromForm(cityOf(context), params.id, await readForm(context, request)),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/person/:id/standing',
    access: changing,
    params: Person,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { employee, assignments } = await loadEmployee(city, params.id)
      const faults = await changeStanding(city, {
        employee,
        holdsCityAdmin: assignments.some(({ role }) => role === 'city-admin'),
        active: form.text('active') === 'yes',
        why: whyOf(form),
      })
      return answer(city, params.id, 'standing', form, faults)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/person/:id/reset',
    access: changing,
    params: Person,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { employee } = await loadEmployee(city, params.id)
      const { invitation, faults } = await resetSecondFactor(city, employee)
      if (invitation) return invitationPage(city, [invitation])
      return answer(city, params.id, 'standing', form, faults)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/person/:id/roles',
    access: changing,
    params: Person,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const [{ employee }, facts] = await Promise.all([
        loadEmployee(city, params.id),
        loadStaffFacts(city),
      ])
      const { given, faults } = readRole(city, facts, form.text)
      if (faults.length === 0) faults.push(...(await giveRole(city, employee, given, whyOf(form))))
      return answer(city, params.id, 'role', form, faults)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/person/:id/roles/:assignment/end',
    access: changing,
    params: Role,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { employee, assignments } = await loadEmployee(city, params.id)
      const assignment = assignments.find(({ id }) => id === params.assignment)
      // A role that is held for another ends with the charge.
      if (!assignment || assignment.acting_for !== null) throw errors.notFound()
      const yesterday = dayAfter(todayOf(city), -1)
      const lastDay = form.text('last').trim() || yesterday
      const isDay = isLegalDate(lastDay) && lastDay >= yesterday
      const faults = isDay
        ? await endRole(city, { employee, assignment, lastDay, why: whyOf(form) })
        : [{ path: 'role', code: 'fault.staff-past' }]
      return answer(city, params.id, 'role', form, faults)
    },
  }),
]

export const whyOf = (form: Form): string | null => form.text('why').trim().slice(0, 500) || null

async function listEmployeesPage(city: CityContext, filter: StaffFilter): Promise<Reply> {
  const { app, tenant } = city
  const scope = { tenant: tenant.id }
  const words = filter.q?.trim() || null
  const [, lastId = '', lastName = ''] = /^(\S+) (.*)$/s.exec(filter.after ?? '') ?? []
  const [known] =
    words === null ? [] : await app.database.read(scope, loginsTaken([[words.toLowerCase()]]))
  const { standing = 'active', department } = filter
  const [rows, facts] = await Promise.all([
    app.database.read(
      scope,
      listEmployees([
        words?.replaceAll(/[\\%_]/g, '\\$&') ?? null,
        known?.account_id ?? null,
        department || null,
        standing === 'all' ? null : standing === 'active',
        isUuid(lastId) ? lastName : null,
        isUuid(lastId) ? lastId : null,
        staffPageSize + 1,
      ]),
    ),
    loadStaffFacts(city),
  ])
  const ids = rows.map(({ account_id }) => account_id)
  const [logins, assignments] = await Promise.all([
    app.database.read(scope, loginsOf([ids])),
    app.database.read(scope, listAssignments([ids])),
  ])
  const accounts = new Map(logins.map((each) => [each.account_id, each]))
  const employees = rows.map((row) => toEmployee(app, row, accounts.get(row.account_id)))
  return staffListPage(city, filter, { employees, assignments, facts })
}

async function addFromForm(city: CityContext, form: Form): Promise<Reply> {
  const facts = await loadStaffFacts(city)
  const { given, faults } = readEmployee(city.app, form.text, facts)
  if (faults.length === 0) {
    const { invitations, taken } = await addEmployees(city, [given])
    if (taken.length === 0) return invitationPage(city, invitations)
    faults.push(...takenFaults(taken))
  }
  return newEmployeePage(city, { facts, texts: form.text, faults: showFaults(city, faults) })
}

async function editFromForm(city: CityContext, id: string, form: Form): Promise<Reply> {
  const [{ employee }, facts] = await Promise.all([loadEmployee(city, id), loadStaffFacts(city)])
  const { given, faults } = readEmployee(city.app, form.text, facts, employee)
  if (Number(form.text('version')) !== employee.version) {
    faults.push({ path: 'name', code: 'fault.staff-changed' })
  }
  const edit = { stored: employee, given }
  if (faults.length === 0 && isChanged(edit)) await changeEmployees(city, [edit])
  return answer(city, id, 'edit', form, faults)
}

const showEmployee = async (
  city: CityContext,
  id: string,
  refused?: { form: RefusedForm; sent: Form; faults: readonly Fault[] },
): Promise<Reply> => {
  const [loaded, facts] = await Promise.all([loadEmployee(city, id), loadStaffFacts(city)])
  if (!refused) return employeePage(city, { ...loaded, facts })
  const { form, sent, faults } = refused
  const told = { form, faults: showFaults(city, faults), texts: sent.text }
  return employeePage(city, { ...loaded, facts, refused: told })
}

const answer = (
  city: CityContext,
  id: string,
  form: RefusedForm,
  sent: Form,
  faults: readonly Fault[],
): Promise<Reply> | Reply =>
  faults.length === 0
    ? redirect(`/desk/${city.tenant.slug}/staff/person/${id}`)
    : showEmployee(city, id, { form, sent, faults })
