import { Type } from 'typebox'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { cleanText } from '../service-kit/clean-text.js'
import { findClientRow, type ClientRow } from './client-store.js'
import { decide, decisionsOf, type Decision } from './decide.js'
import { deskClientPage, minuteLimits } from './desk-client-page.js'
import { deskClientsPage } from './desk-page.js'

const access = { permission: 'clients.manage' }
const Client = Type.Object({ city: Type.String(), client: Type.String({ pattern: uuidPattern }) })
const Status = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('active'),
  Type.Literal('refused'),
  Type.Literal('revoked'),
])
const mostReason = 500

/** The administrator decides which programs may work with the city. */
export const deskClientRoutes = () => [
  route({
    method: 'GET',
    path: '/desk/:city/clients',
    access,
    params: Type.Object({ city: Type.String() }),
    query: Type.Object({
      status: Type.Optional(Status),
      after: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    handle: (context, { query }) => deskClientsPage(cityOf(context), query),
  }),
  route({
    method: 'GET',
    path: '/desk/:city/clients/:client',
    access,
    params: Client,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      return deskClientPage(city, await clientOf(city, params.client), { faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/clients/:client',
    access,
    params: Client,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const client = await clientOf(city, params.client)
      const form = await readForm(city, request)
      const decision = decisionsOf(client.status).find((each) => each === form.text('_action'))
      if (!decision) throw errors.conflict('changed-meanwhile')
      const { wish, faults } = readDecision(form, decision)
      if (faults.length > 0) {
        return deskClientPage(city, client, { faults: showFaults(city, faults), decision })
      }
      await decide(city, client.id, wish)
      return redirect(`/desk/${city.tenant.slug}/clients/${client.id}`)
    },
  }),
]

async function clientOf(city: CityContext, id: string): Promise<ClientRow> {
  const [row] = await city.app.database.read({ tenant: city.tenant.id }, findClientRow([id]))
  if (!row) throw errors.notFound()
  return row
}

function readDecision(form: Form, decision: Decision) {
  const faults: Fault[] = []
  const reason = cleanText(form.text('reason'))
  const perMinute = minuteLimits.find((limit) => String(limit) === form.text('perMinute'))
  if (decision === 'approved') {
    if (perMinute === undefined) faults.push({ path: 'perMinute', code: 'fault.choice' })
  } else if (reason === '') faults.push({ path: 'reason', code: 'fault.reason-required' })
  if (Array.from(reason).length > mostReason) {
    faults.push({ path: 'reason', code: 'fault.too-long', params: { most: mostReason } })
  }
  if (decision === 'revoked' && !form.has('sure')) {
    faults.push({ path: 'sure', code: 'clients.fault-sure' })
  }
  const isApproval = decision === 'approved'
  const wish = {
    decision,
    reason: isApproval ? null : reason,
    perMinute: isApproval ? (perMinute ?? null) : null,
  }
  return { wish, faults }
}
