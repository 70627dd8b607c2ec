import type { Case } from '../applications/case.js'
import { isFiledBy } from '../journey/draft-store.js'
import { browserDigest } from '../request/browser.js'
import type { CityContext } from '../request/context.js'

/** Whether the reader filed this case: by their account, or anonymously from this browser. */
export async function isApplicantOf(context: CityContext, found: Case): Promise<boolean> {
  if (found.accountId !== null) return context.person?.accountId === found.accountId
  if (context.isNewBrowser) return false
  const rows = await context.app.database.read(
    { tenant: context.tenant.id },
    isFiledBy([found.id, browserDigest(context)]),
  )
  return rows.length > 0
}
