import { Type } from 'typebox'
import { errors } from '../../../kernel/errors/errors.js'
import { redirect, type Reply } from '../../../kernel/http/reply.js'
import { uuidPattern } from '../../../kernel/http/uuid-pattern.js'
import { findActing, listActing, openCasesOf, type ActingRow } from '../../access/acting-store.js'
import { listEmployees } from '../../access/staff-store.js'
import { tellAct } from '../../access/tell-act.js'
import type { App } from '../../app.js'
import { cityOf, personOf, route, type CityContext } from '../../request/context.js'
import { readForm, showFaults, type Form } from '../../request/form.js'
import type { Fault } from '../../../kernel/errors/app-error.js'
import { todayOf } from '../service-standing.js'
import { actingListPage, chargePage } from './acting-pages.js'
import { beginActing, readCharge } from './begin-acting.js'
import { endCharge } from './end-acting.js'
import { handOver } from './hand-over.js'

const City = Type.Object({ city: Type.String() })
const Charge = Type.Object({ city: Type.String(), id: Type.String({ pattern: uuidPattern }) })
const access = { permission: 'staff.administer' }
const mostPeople = 1_000

/** Acting charge and the hand-over of cases. */
export const actingRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/acting',
    access,
    params: City,
    handle: (context) => listPage(cityOf(context), undefined, []),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/acting',
    access,
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { given, faults } = readCharge(city, form.text)
      if (faults.length > 0) return listPage(city, form, faults)
      const begun = await beginActing(city, given)
      if (begun.faults.length > 0) return listPage(city, form, begun.faults)
      return redirect(chargePath(city, begun.id))
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/acting/charge/:id',
    access,
    params: Charge,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const charge = await loadCharge(city, params.id)
      const scope = { tenant: city.tenant.id }
      const cases = await app.database.read(scope, openCasesOf([charge.absent_id]))
      return chargePage(city, { charge, cases })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/acting/charge/:id/cases',
    access,
    params: Charge,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      await handOverFromForm(city, await loadCharge(city, params.id), form)
      return redirect(chargePath(city, params.id))
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/acting/charge/:id/end',
    access,
    params: Charge,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      await endCharge(city, await loadCharge(city, params.id))
      return redirect(chargePath(city, params.id))
    },
  }),
]

const chargePath = ({ tenant }: CityContext, id: string) =>
  `/desk/${tenant.slug}/acting/charge/${id}`

async function loadCharge({ app, tenant }: CityContext, id: string): Promise<ActingRow> {
  const [charge] = await app.database.read({ tenant: tenant.id }, findActing([id]))
  if (!charge) throw errors.notFound()
  return charge
}

/** Only while the charge runs: before and after it, who acts could not work on the cases. */
async function handOverFromForm(city: CityContext, charge: ActingRow, form: Form): Promise<void> {
  const { app, tenant } = city
  const today = todayOf(city)
  if (charge.ended || charge.valid_from > today || charge.valid_to < today) {
    throw errors.conflict()
  }
  const open = await app.database.read({ tenant: tenant.id }, openCasesOf([charge.absent_id]))
  const chosen = open.filter(({ id }) => form.text('all') === 'yes' || form.has(`case.${id}`))
  if (chosen.length === 0) return
  const { accountId, name } = personOf(city)
  const caseIds = chosen.map(({ id }) => id)
  const by = { kind: 'staff' as const, id: accountId, name }
  const moved = await handOver(app, tenant.id, charge, { caseIds, by })
  await app.database.write(
    { tenant: tenant.id },
    tellAct(city, {
      area: 'acting',
      title: `${charge.absent_name} → ${charge.acting_name}`,
      subjectId: charge.id,
      before: undefined,
      after: { casesHandedOver: moved },
    }),
  )
  app.events.wake()
}

async function listPage(
  city: CityContext,
  form: Form | undefined,
  faults: readonly Fault[],
): Promise<Reply> {
  const { app, tenant } = city
  const scope = { tenant: tenant.id }
  const [charges, people] = await Promise.all([
    app.database.read(scope, listActing()),
    app.database.read(scope, listEmployees([null, null, null, true, null, null, mostPeople])),
  ])
  const texts = (path: string) => form?.text(path) ?? (path === 'back' ? 'yes' : '')
  return actingListPage(city, { charges, people, texts, faults: showFaults(city, faults) })
}
