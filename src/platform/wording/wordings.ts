import type { Database } from '../../kernel/db/database.js'
import type { Messages, Translate, Wording } from '../../kernel/i18n/messages.js'
import type { Overlays } from '../overlays/overlays.js'
import type { Tenants } from '../tenancy/tenants.js'
import { listWordings } from './wording-store.js'

/** Texts in the words of a tenant: city over state over nation over the program's own. */
export interface Wordings {
  translator(tenantId: number | undefined, language: string): Translate
  /** Keys that the tenant's own words and overlays give, by language. */
  keysOf(tenantId: number, language: string): readonly string[]
  reload(): Promise<void>
  /** Compiles anew what came from overlays. */
  forget(): void
}

type Texts = ReadonlyMap<string, ReadonlyMap<string, string>>

export async function loadWordings(
  database: Database,
  tenants: Tenants,
  overlays: Overlays,
  messages: Messages,
): Promise<Wordings> {
  let own = new Map<number, Map<string, Map<string, string>>>()
  const kept = new Map<number, Wording | undefined>()

  const reload = async () => {
    const read = new Map<number, Map<string, Map<string, string>>>()
    for (const { tenant_id: id, key, texts } of await database.read('kernel', listWordings())) {
      const languages = read.get(id) ?? new Map<string, Map<string, string>>()
      read.set(id, languages)
      for (const [language, text] of Object.entries(texts)) {
        const known = languages.get(language) ?? new Map<string, string>()
        languages.set(language, known.set(key, text))
      }
    }
    own = read
    kept.clear()
  }

  const lineage = (tenantId: number): number[] => {
    const line: number[] = []
    let tenant = tenants.byId(tenantId)
    while (tenant && line.length < 5) {
      line.push(tenant.id)
      tenant = tenant.parentId === null ? undefined : tenants.byId(tenant.parentId)
    }
    return line
  }

  /** Nearest first; nothing at all for the many who use the program's own words. */
  const layersOf = (tenantId: number): Texts[] => {
    const wordings = lineage(tenantId).flatMap((id) => own.get(id) ?? [])
    const brought = overlays
      .textsOf(tenantId)
      .map(
        (texts) =>
          new Map(
            Object.entries(texts).map(([language, each]) => [
              language,
              new Map(Object.entries(each)),
            ]),
          ),
      )
    return [...wordings, ...brought]
  }

  const wordingOf = (tenantId: number): Wording | undefined => {
    if (kept.has(tenantId)) return kept.get(tenantId)
    const layers = layersOf(tenantId)
    const wording: Wording | undefined =
      layers.length === 0
        ? undefined
        : {
            find: (language, key) => {
              for (const layer of layers) {
                const text = layer.get(language)?.get(key)
                if (text !== undefined) return text
              }
              return undefined
            },
          }
    kept.set(tenantId, wording)
    return wording
  }

  await reload()
  return {
    translator: (tenantId, language) =>
      messages.translator(language, tenantId === undefined ? undefined : wordingOf(tenantId)),
    keysOf: (tenantId, language) => [
      ...new Set(layersOf(tenantId).flatMap((layer) => [...(layer.get(language)?.keys() ?? [])])),
    ],
    reload,
    forget: () => kept.clear(),
  }
}
