import { saveLists } from '../../demo/seed-city.js'
import type { App } from '../../platform/app.js'
import { defaultEntries } from '../../services/grievance/index.js'

/**
 * Gives a city the default departments and kinds of problem. Throws where it has others already,
 * its own or its state's: residents would find every problem twice, under two departments.
 */
export async function addDefaultLists(app: App, tenantId: number): Promise<void> {
  const known = new Set(defaultEntries().categories.map(({ code }) => code))
  const kinds = await app.masterData.list(tenantId, 'grievance-category')
  // A city that has some of the defaults got them before, and may have added its own.
  if (kinds.length > 0 && !kinds.some(({ code }) => known.has(code))) {
    throw new Error(
      `The city has ${kinds.length} kinds and groups of problem from an import already. ` +
        'Leave --lists away: the default lists would be mixed with them.',
    )
  }
  await saveLists(app, tenantId)
}

/** How many kinds of problem can be reported; the groups above them cannot. */
export async function countKinds(app: App, tenantId: number): Promise<number> {
  const kinds = await app.masterData.list(tenantId, 'grievance-category')
  const groups = new Set(kinds.map(({ parentCode }) => parentCode))
  return kinds.filter(({ code }) => !groups.has(code)).length
}
