import { Type } from 'typebox'
import { redirect } from '../../kernel/http/reply.js'
import { loadCase } from '../applications/load-case.js'
import type { App } from '../app.js'
import { cityOf, route } from '../request/context.js'
import { readForm } from '../request/form.js'
import { followCase, stopFollowing } from './follow.js'

/** "Me too": following a case instead of filing it again, and ceasing to. */
export const followRoutes = (app: App) => [
  route({
    method: 'POST',
    path: '/:city/case/:number/follow',
    access: 'public',
    limit: { capacity: 30, perSecond: 0.1 },
    params: Type.Object({ city: Type.String(), number: Type.String({ maxLength: 30 }) }),
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const loaded = await loadCase(app, city.tenant.id, params.number)
      const base = `/${city.tenant.slug}/case`
      if (form.has('stop')) {
        await stopFollowing(city, loaded.found)
        return redirect(`${base}/${loaded.found.number}`)
      }
      return redirect(`${base}/${await followCase(city, loaded)}`)
    },
  }),
]
