import { categoryData, type CategoryData } from '../../../platform/applications/category.js'
import { entryName, loadFacts, type JourneyFacts } from '../../../platform/journey/facts.js'
import { serviceOf } from '../../../platform/journey/draft.js'
import type { CityContext } from '../../../platform/request/context.js'
import type { ServiceDeclaration } from '../../../platform/service-kit/service.js'

/** A kind of problem that the city takes: what GeoReport calls a service. */
export interface Offer {
  code: string
  name: string
  /** The name of the branch of the tree that it hangs from. */
  group: string | null
  data: CategoryData
}

/** What a city offers to report, and what checking a report needs. */
export interface Offered {
  service: ServiceDeclaration
  facts: JourneyFacts
  offers: readonly Offer[]
}

/**
 * The city's kinds of problem in the reader's language. Those of another authority are left out:
 * a program cannot tell its user whom to call instead of filing.
 */
export async function offersOf(city: CityContext): Promise<Offered> {
  const service = await serviceOf(city, 'grievance')
  const facts = await loadFacts(city, service, undefined)
  const byCode = new Map(facts.categories.map((entry) => [entry.code, entry]))
  const offers = facts.leaves.flatMap((entry): Offer[] => {
    const data = categoryData(entry)
    if (data.elsewhere) return []
    const parent = entry.parentCode === null ? undefined : byCode.get(entry.parentCode)
    const group = parent ? entryName(city, parent.name) : null
    return [{ code: entry.code, name: entryName(city, entry.name), group, data }]
  })
  return { service, facts, offers }
}
