import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { holdersOf, listRoles, type RoleListRow } from '../access/assignment-store.js'
import type { App } from '../app.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults } from '../request/form.js'
import { roleListPage, rolePage } from './role-pages.js'
import { readRoleDefinition, saveRoleDefinition } from './save-role.js'
import { todayOf } from './service-standing.js'

const City = Type.Object({ city: Type.String() })
const Role = Type.Object({ city: Type.String(), code: Type.String({ maxLength: 60 }) })
const reading = { permission: 'staff.read' }
const changing = { permission: 'staff.administer' }

/** Roles: those of the program, and those that a city makes of the program's permissions. */
export const roleRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/roles',
    access: reading,
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      return roleListPage(city, await app.database.read({ tenant: city.tenant.id }, listRoles()))
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/roles/new',
    access: changing,
    params: City,
    handle: (context) => rolePage(cityOf(context), { holders: [], texts: () => '', faults: [] }),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/roles/new',
    access: changing,
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { given, faults } = readRoleDefinition(city, form.text)
      if (faults.length === 0) faults.push(...(await saveRoleDefinition(city, given, undefined)))
      if (faults.length === 0) return redirect(`/desk/${city.tenant.slug}/roles/role/${given.code}`)
      return rolePage(city, { holders: [], texts: form.text, faults: showFaults(city, faults) })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/roles/role/:code',
    access: reading,
    params: Role,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const { role, holders } = await loadRole(city, params.code)
      return rolePage(city, { role, holders, texts: textsOf(role), faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/roles/role/:code',
    access: changing,
    params: Role,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { role, holders } = await loadRole(city, params.code)
      if (role.built_in) throw errors.forbidden()
      const { given, faults } = readRoleDefinition(city, form.text, role)
      if (faults.length === 0) faults.push(...(await saveRoleDefinition(city, given, role)))
      if (faults.length === 0) return redirect(`/desk/${city.tenant.slug}/roles/role/${role.code}`)
      return rolePage(city, { role, holders, texts: form.text, faults: showFaults(city, faults) })
    },
  }),
]

async function loadRole(city: CityContext, code: string) {
  const { app, tenant } = city
  const scope = { tenant: tenant.id }
  const [roles, holders] = await Promise.all([
    app.database.read(scope, listRoles()),
    app.database.read(scope, holdersOf([code, todayOf(city)])),
  ])
  const role = roles.find((each) => each.code === code)
  if (!role) throw errors.notFound()
  return { role, holders }
}

const textsOf = (role: RoleListRow) => (path: string) => {
  const [first = '', ...rest] = path.split('.')
  if (first === 'name') return role.name[rest.join('.')] ?? ''
  if (first === 'permission') return role.permissions.includes(rest.join('.')) ? 'yes' : ''
  if (first === 'retired') return role.retired ? 'yes' : 'no'
  return first === 'description' ? (role.description ?? '') : ''
}
