import type { CityContext } from '../request/context.js'
import { askedFields } from '../service-kit/check-answers.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { openCases, recentCases } from './overlay-store.js'
import type { Trial } from './version-page.js'

const mostTried = 50

/** Looks at real cases: which states would be gone, which answers would be asked and are not there. */
export async function tryOn(
  context: CityContext,
  service: ServiceDeclaration,
  hash: string,
): Promise<Trial> {
  const { app, tenant } = context
  const scope = { tenant: tenant.id }
  const [open, recent] = await Promise.all([
    app.database.read(scope, openCases([service.id])),
    app.database.read(scope, recentCases([service.id, mostTried])),
  ])
  const states = new Map<string, { cases: number; older: number }>()
  for (const { state, definition, cases } of open) {
    const known = states.get(state) ?? { cases: 0, older: 0 }
    states.set(state, {
      cases: known.cases + cases,
      older: known.older + (definition === hash ? 0 : cases),
    })
  }
  const lacking = recent.flatMap(({ number, answers }) => {
    const fields = askedFields(service, answers)
      .filter(([, field]) => field.required !== false && field.kind !== 'document')
      .filter(([name]) => answers[name] === undefined)
      .map(([name]) => name)
    return fields.length > 0 ? [{ number, fields }] : []
  })
  return {
    states: [...states].map(([state, { cases, older }]) => ({
      state,
      cases,
      isThere: Object.hasOwn(service.workflow.states, state),
      isOlder: older > 0,
    })),
    looked: recent.length,
    lacking,
  }
}
