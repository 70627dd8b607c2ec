import type { CityContext } from '../request/context.js'
import { nameOf, type Tenant } from '../tenancy/tenant.js'

const mostShown = 20

/** Whether a body of the same state takes cases of the service here. */
async function takes({ app }: CityContext, body: Tenant, service: string): Promise<boolean> {
  if (body.status !== 'live' || !app.catalogue.effective(body.id, service)) return false
  const binding = (await app.bindings.of(body.id)).get(service)
  return binding === undefined || binding.mode === 'here'
}

const neighbours = ({ app, tenant }: CityContext): Tenant[] =>
  tenant.parentId === null
    ? []
    : app.tenants.below(tenant.parentId).filter(({ id }) => id !== tenant.id)

/** Bodies of the state whose name, in any language, holds the words, and which take such a case. */
export async function findBodies(
  context: CityContext,
  service: string,
  words: string,
): Promise<{ value: string; label: string }[]> {
  const asked = words.normalize('NFC').trim().toLocaleLowerCase()
  const found: { value: string; label: string }[] = []
  for (const body of neighbours(context)) {
    const names = [...Object.values(body.name), body.slug]
    const isMeant = names.some((name) => name.normalize('NFC').toLocaleLowerCase().includes(asked))
    if (!isMeant || body.status !== 'live' || !(await takes(context, body, service))) continue
    found.push({ value: String(body.id), label: nameOf(body, context.language) })
    if (found.length >= mostShown) break
  }
  return found
}

/** The body of this id, if the case may go there. */
export async function bodyOf(
  context: CityContext,
  service: string,
  id: string,
): Promise<Tenant | undefined> {
  const body = neighbours(context).find((each) => String(each.id) === id)
  return body && (await takes(context, body, service)) ? body : undefined
}
