import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { clientListPage } from './client-list-page.js'
import { clientPage } from './client-page.js'
import type { ClientRow } from './client-store.js'
import { decide, endKey } from './decide.js'
import { developersPage } from './developers-page.js'
import { issueKey, rotateKey, type Issued } from './issue-key.js'
import { developerCity, ownClient } from './own-client.js'
import { readRegistration, registerClient } from './register-client.js'

const City = Type.Object({ city: Type.String() })
const Client = Type.Object({ city: Type.String(), client: Type.String({ pattern: uuidPattern }) })
const changes = { capacity: 30, perSecond: 0.1 }

/** Self-service: programs of mine, and their keys. */
export const developerRoutes = () => [
  route({
    method: 'GET',
    path: '/developers',
    access: 'public',
    handle: (context) => developersPage(context),
  }),
  route({
    method: 'GET',
    path: '/:city/developers',
    access: 'signed-in',
    params: City,
    handle: (context) => clientListPage(developerCity(context), []),
  }),
  route({
    method: 'POST',
    path: '/:city/developers',
    access: 'signed-in',
    limit: changes,
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const city = developerCity(context)
      const asked = readRegistration(await readForm(city, request))
      const faults = await registerClient(city, asked)
      if (faults.length > 0) return clientListPage(city, showFaults(city, faults), asked)
      return redirect(`/${city.tenant.slug}/developers/${asked.id}`)
    },
  }),
  route({
    method: 'GET',
    path: '/:city/developers/:client',
    access: 'signed-in',
    params: Client,
    handle: async (context, { params }) => {
      const city = developerCity(context)
      return clientPage(city, await ownClient(city, params.client), { faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: '/:city/developers/:client',
    access: 'signed-in',
    limit: changes,
    params: Client,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = developerCity(context)
      const client = await ownClient(city, params.client)
      return act(city, client, await readForm(city, request))
    },
  }),
]

async function act(city: CityContext, client: ClientRow, form: Form): Promise<Reply> {
  const id = form.text('id')
  const key = form.text('key')
  switch (form.text('_action')) {
    case 'key': {
      const wish = { id, name: form.text('key-name'), days: Number(form.text('days')) }
      return answer(city, client, await issueKey(city, client.id, wish))
    }
    case 'rotate':
      return answer(city, client, await rotateKey(city, client.id, { oldId: key, newId: id }))
    case 'revoke':
      return whenSure(city, client, form, key, () => endKey(city, client.id, key))
    case 'end':
      return whenSure(city, client, form, 'end', () =>
        decide(city, client.id, { decision: 'revoked', reason: null, perMinute: null }),
      )
    default:
      throw errors.badRequest([{ path: '_action', code: 'fault.choice' }])
  }
}

/** The new key on this one page; a form that was sent before leads back to the list of keys. */
function answer(city: CityContext, client: ClientRow, issued: Issued): Promise<Reply> | Reply {
  if (!issued.ok) return clientPage(city, client, { faults: showFaults(city, issued.faults) })
  if (issued.key === undefined) return redirect(`/${city.tenant.slug}/developers/${client.id}`)
  return clientPage(city, client, { faults: [], key: issued.key })
}

async function whenSure(
  city: CityContext,
  client: ClientRow,
  form: Form,
  scope: string,
  work: () => Promise<void>,
): Promise<Reply> {
  if (!form.has('sure')) {
    const faults = showFaults(city, [{ path: 'sure', code: 'clients.fault-sure' }])
    return clientPage(city, client, { faults, scope })
  }
  await work()
  return redirect(`/${city.tenant.slug}/developers/${client.id}`)
}
