import { Type } from 'typebox'
import { AppError } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import { maySee } from '../applications/actor.js'
import { loadCase } from '../applications/load-case.js'
import type { App } from '../app.js'
import { deskCasePage } from '../desk/case-page.js'
import { cityOf, route } from '../request/context.js'
import { readForm, showFaults } from '../request/form.js'
import { mainCaseOf, mergeAction, mergeInto } from './merge-case.js'
import { mergeScope } from './desk-panel.js'

/** The desk says that two cases are one. */
export const mergeRoutes = (app: App) => [
  route({
    method: 'POST',
    path: '/desk/:city/case/:number/merge',
    access: { permission: 'desk.use' },
    params: Type.Object({ city: Type.String(), number: Type.String({ maxLength: 30 }) }),
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const loaded = await loadCase(app, city.tenant.id, params.number)
      if (!maySee(loaded.service, loaded.found, city.person)) throw errors.notFound()
      const seenVersion = Number(form.text('_version'))
      const commandId = form.text('_command')
      if (!Number.isInteger(seenVersion) || !isUuid(commandId)) throw errors.badRequest()
      const isSeen = loaded.found.version === seenVersion
      if (isSeen && !mergeAction(city, loaded)) throw errors.forbidden()
      const typed = form.text('number').trim() || form.text('same')
      const chosen = await mainCaseOf(city, loaded, typed)
      // Sent twice, the main case may be closed since: the act below says that it was done.
      if ('faults' in chosen && isSeen) {
        const faults = showFaults(city, chosen.faults)
        return deskCasePage(city, loaded, { openAction: mergeScope, faults })
      }
      try {
        const main = 'main' in chosen ? chosen.main : loaded
        await mergeInto(city, { duplicate: loaded, main, seenVersion, commandId })
        return redirect(`/desk/${city.tenant.slug}/case/${loaded.found.number}`)
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'changed-meanwhile') throw error
        const fresh = await loadCase(app, city.tenant.id, params.number)
        return deskCasePage(city, fresh, { faults: [], conflict: true })
      }
    },
  }),
]
