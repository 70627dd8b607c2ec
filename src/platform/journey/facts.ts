import type { Entry } from '../masterdata/entry-store.js'
import type { CityPlaces } from '../places/places.js'
import type { CityContext } from '../request/context.js'
import type { AnswerFacts } from '../service-kit/check-answers.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { uploadsOf, type Upload } from '../uploads/uploads.js'

/** What a page of the journey shows and the checks ask, loaded once. */
export interface JourneyFacts extends AnswerFacts {
  categories: readonly Entry[]
  /** Categories that can be chosen: those below which there is nothing. */
  leaves: readonly Entry[]
  places: CityPlaces
  uploads: readonly Upload[]
}

export async function loadFacts(
  context: CityContext,
  service: ServiceDeclaration,
  subjectId: string | undefined,
): Promise<JourneyFacts> {
  const { app, tenant } = context
  const tree = Object.values(service.form).find((field) => field.kind === 'tree')
  const [categories, places, uploads] = await Promise.all([
    tree ? app.masterData.list(tenant.id, tree.master) : [],
    app.places.of(tenant.id),
    subjectId === undefined ? [] : uploadsOf(app, tenant.id, subjectId),
  ])
  const parents = new Set(categories.map((entry) => entry.parentCode))
  const leaves = categories.filter((entry) => !parents.has(entry.code))
  const codes = new Set(leaves.map((entry) => entry.code))
  return {
    country: app.country,
    today: app.country.calendar.legalDateOf(context.now),
    categories,
    leaves,
    places,
    uploads,
    isCategory: (code) => codes.has(code),
    isWard: (id) => places.byId(id) !== undefined,
    wardAt: (lng, lat) => places.locate(lng, lat)?.id,
    fileCount: (field) => uploads.filter((upload) => upload.field === field).length,
  }
}

/** A name in the reader's language, through the country's chain of fallbacks. */
export function entryName(context: CityContext, name: Readonly<Record<string, string>>): string {
  const order = [context.language, ...context.app.country.languageChain(context.language)]
  for (const language of order) {
    const found = name[language]
    if (found !== undefined) return found
  }
  return name['en'] ?? Object.values(name)[0] ?? ''
}
