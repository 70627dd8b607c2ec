import type { App } from '../app.js'
import type { Tenant } from '../tenancy/tenant.js'

/** How far the texts of the program go in one language. */
export interface Coverage {
  tag: string
  endonym: string
  /** The city offers it to its people. */
  isOffered: boolean
  keys: number
  missing: readonly string[]
  /** Texts in the words of this body, its state or the nation. */
  own: number
}

/** Texts that only staff and programs read; residents never see them. */
const notForResidents =
  /^(administration|audit|body|bulk|clients|demo|desk|digest|languages|list|overlay|places|reference|staff|transfer|webhooks)\./

/** Every language that has texts or is offered, the offered ones first. */
export function coverageOf(app: App, tenant: Tenant): Coverage[] {
  const known = new Set([...app.messages.languages(), ...tenant.languages])
  const keys = app.messages.keys().filter((key) => !notForResidents.test(key))
  return [...known]
    .map((tag) => ({
      tag,
      endonym: app.country.languages.find((each) => each.tag === tag)?.endonym ?? tag,
      isOffered: tenant.languages.includes(tag),
      keys: keys.length,
      missing: app.messages.missing(tag).filter((key) => !notForResidents.test(key)),
      own: app.wordings.keysOf(tenant.id, tag).length,
    }))
    .sort(
      (a, b) => Number(b.isOffered) - Number(a.isOffered) || a.missing.length - b.missing.length,
    )
}
