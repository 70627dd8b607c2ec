import { builtInRoles } from '../access/built-in-roles.js'
import { areaName } from '../places/area-name.js'
import type { CityContext } from '../request/context.js'
import type { Option } from '../../kernel/web/components/form.js'
import { entryName } from '../journey/facts.js'
import type { MasterKind } from './kind.js'

/** What the fields of a list may point at, loaded once for a page or an import. */
export interface KindFacts {
  /** Of the list itself, to stand below one another. */
  parents: readonly Option[]
  /** By the other list's id. */
  entries: ReadonlyMap<string, readonly Option[]>
  roles: readonly Option[]
  /** Of a ladder: the same, and whose work the case is. */
  rungRoles: readonly Option[]
  services: readonly Option[]
  wards: readonly Option[]
  /** Of the tenant, first the one in which a name must be given. */
  languages: readonly string[]
}

export async function loadKindFacts(context: CityContext, kind: MasterKind): Promise<KindFacts> {
  const { app, tenant, t } = context
  const fields = Object.values(kind.fields)
  const lists = fields.flatMap((field) => (field.kind === 'entry' ? [field.list] : []))
  const optionsOf = async (list: string): Promise<readonly Option[]> =>
    (await app.masterData.list(tenant.id, list)).map((entry) => ({
      value: entry.code,
      label: entryName(context, entry.name),
    }))
  const [parents, places, ...others] = await Promise.all([
    kind.tree ? optionsOf(kind.id) : [],
    fields.some((field) => field.kind === 'ward') ? app.places.of(tenant.id) : undefined,
    ...lists.map(optionsOf),
  ])
  const { defaultLanguage, languages } = tenant
  const roles = builtInRoles(app.modules).map(({ code, name }) => ({ value: code, label: name.en }))
  return {
    parents,
    entries: new Map(lists.map((list, index) => [list, others[index] ?? []])),
    roles,
    rungRoles: [{ value: 'holder', label: t('list.holder') }, ...roles],
    services: app.catalogue
      .list()
      .map(({ id }) => ({ value: id, label: t(`service.${id}.title`) })),
    wards: (places?.areas ?? []).map((area) => ({
      value: area.id,
      label: areaName(context, area),
    })),
    languages: [...new Set([defaultLanguage, ...languages])],
  }
}
