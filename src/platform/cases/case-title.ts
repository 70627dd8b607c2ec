import type { Case } from '../applications/case.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

/** What it is about, in the reader's language: the category's name, else the service's. */
export async function caseTitle(
  context: CityContext,
  service: ServiceDeclaration,
  found: Pick<Case, 'category' | 'title'>,
): Promise<string> {
  const tree = Object.values(service.form).find((field) => field.kind === 'tree')
  if (!tree || found.category === null) return context.t(`service.${service.id}.title`)
  const entry = await context.app.masterData.find(context.tenant.id, tree.master, found.category)
  return entry ? entryName(context, entry.name) : found.title
}
