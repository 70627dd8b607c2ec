import { Type } from 'typebox'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import { maySee } from '../applications/actor.js'
import { loadCase, type LoadedCase } from '../applications/load-case.js'
import type { App } from '../app.js'
import { deskCasePage } from '../desk/case-page.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults } from '../request/form.js'
import { bodyOf, findBodies } from './bodies.js'
import { transferAction } from './transfer-action.js'
import { transferCase } from './transfer-case.js'
import { transfersOf } from './transfer-links.js'
import { transferPage } from './transfer-page.js'

const shape = {
  path: '/desk/:city/case/:number/transfer',
  access: { permission: 'desk.use' },
  params: Type.Object({ city: Type.String(), number: Type.String({ maxLength: 30 }) }),
  query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }),
} as const
const mostNote = 1_500

/** A case that another body of the state answers for goes there. */
export const transferRoutes = (app: App) => [
  route({
    ...shape,
    method: 'GET',
    handle: async (context, { params, query }) => {
      const city = cityOf(context)
      const loaded = await loadSeen(city, params.number)
      if (!transferAction(city, loaded)) throw errors.forbidden()
      const words = query.q ?? ''
      const bodies = await offered(city, loaded, words)
      return transferPage(city, loaded, { words, bodies, body: '', note: '', faults: [] })
    },
  }),
  route({
    ...shape,
    method: 'POST',
    body: Type.Unknown(),
    handle: async (context, { params, query, request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const loaded = await loadSeen(city, params.number)
      const seenVersion = Number(form.text('_version'))
      const commandId = form.text('_command')
      if (!Number.isInteger(seenVersion) || !isUuid(commandId)) throw errors.badRequest()
      const isSeen = loaded.found.version === seenVersion
      if (isSeen && !transferAction(city, loaded)) throw errors.forbidden()
      const note = form.text('note').normalize('NFC').trim()
      const body = await bodyOf(city, loaded.service.id, form.text('body'))
      const faults: Fault[] = []
      if (!body) faults.push({ path: 'body', code: 'fault.transfer-body' })
      if (app.country.validators.holdsNationalId(note))
        faults.push({ path: 'note', code: 'fault.national-id' })
      if (Array.from(note).length > mostNote)
        faults.push({ path: 'note', code: 'fault.too-long', params: { most: mostNote } })
      if (!body || faults.length > 0) {
        const words = query.q ?? ''
        const bodies = await offered(city, loaded, words)
        const shown = showFaults(city, faults)
        return transferPage(city, loaded, {
          words,
          bodies,
          body: form.text('body'),
          note,
          faults: shown,
        })
      }
      try {
        await transferCase(city, { loaded, body, note, seenVersion, commandId })
        return redirect(`/desk/${city.tenant.slug}/case/${loaded.found.number}`)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined
        if (code !== 'changed-meanwhile') throw error
        const fresh = await loadCase(app, city.tenant.id, params.number)
        return deskCasePage(city, fresh, { faults: [], conflict: true })
      }
    },
  }),
]

async function loadSeen(context: CityContext, number: string) {
  const loaded = await loadCase(context.app, context.tenant.id, number)
  if (!maySee(loaded.service, loaded.found, context.person)) throw errors.notFound()
  return loaded
}

/** What was begun goes on to where it was begun; else every body that fits. */
async function offered(context: CityContext, { found, service }: LoadedCase, words: string) {
  const transfers = await transfersOf(context.app, context.tenant.id, found.id)
  const begun = transfers.find(({ direction }) => direction === 'to')
  const bodies = await findBodies(context, service.id, begun ? '' : words)
  return begun ? bodies.filter(({ value }) => value === String(begun.body_id)) : bodies
}
