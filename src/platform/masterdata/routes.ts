import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect, withHeaders, json, type Reply } from '../../kernel/http/reply.js'
import { faultText } from '../../kernel/http/problem.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { cityOf, may, personOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { applyChange } from './apply-change.js'
import { changePage } from './change-page.js'
import { listChanges, listChangesOf, toChange, ownEntries } from './change-store.js'
import { draftChange, draftUndo, loadChange, scheduleChange, withdraw } from './draft-change.js'
import { entryPage } from './entry-page.js'
import { toEntry, type Entry } from './entry-store.js'
import { entryTexts } from './entry-texts.js'
import { importPage } from './import-page.js'
import type { MasterKind } from './kind.js'
import { loadKindFacts } from './kind-facts.js'
import { listPage, listPageSize } from './list-page.js'
import { listView } from './list-view.js'
import { readListFile, writeFaultFile, writeListFile } from './list-file.js'
import { readEntry } from './read-entry.js'
import { usageOf } from './usage-store.js'

const KindParams = Type.Object({ city: Type.String(), kind: Type.String({ maxLength: 60 }) })
const EntryParams = Type.Object({ ...KindParams.properties, code: Type.String({ maxLength: 60 }) })
const ChangeParams = Type.Object({
  city: Type.String(),
  id: Type.String({ pattern: uuidPattern }),
})
const reading = { permission: 'lists.read' }
const changing = { permission: 'lists.change' }

const kindsOf = (app: App): readonly MasterKind[] =>
  app.modules.flatMap((module) => module.lists ?? [])

function kindOf(app: App, id: string): MasterKind {
  const kind = kindsOf(app).find((each) => each.id === id)
  if (!kind) throw errors.notFound()
  return kind
}

/** The lists that a city keeps: look, search, edit, schedule, take back, export, import. */
export const listRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/lists/:kind',
    access: reading,
    params: KindParams,
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
    }),
    handle: async (context, { params, query }) => {
      const city = cityOf(context)
      const kind = kindOf(app, params.kind)
      const { q = '', page = 1 } = query
      const [all, changes] = await Promise.all([
        listView(city, kind.id, q),
        app.database.read({ tenant: city.tenant.id }, listChanges([kind.id])),
      ])
      return listPage(city, {
        kind,
        entries: all.slice((page - 1) * listPageSize, page * listPageSize),
        total: all.length,
        query: q,
        page,
        changes: changes.map(toChange).slice(0, 20),
        mayChange: may(context, changing.permission),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/lists/:kind/new',
    access: changing,
    params: KindParams,
    handle: (context, { params }) => formPage(cityOf(context), kindOf(app, params.kind), undefined),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/lists/:kind/new',
    access: changing,
    params: KindParams,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      return draftFromForm(city, kindOf(app, params.kind), undefined, form)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/lists/:kind/entry/:code',
    access: reading,
    params: EntryParams,
    handle: (context, { params }) =>
      formPage(cityOf(context), kindOf(app, params.kind), params.code),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/lists/:kind/entry/:code',
    access: changing,
    params: EntryParams,
    handle: async (context, { params, request }) => {
      const form = await readForm(context, request)
      return draftFromForm(cityOf(context), kindOf(app, params.kind), params.code, form)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/lists/:kind/export.csv',
    access: reading,
    params: KindParams,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const kind = kindOf(app, params.kind)
      const [facts, listed] = await Promise.all([
        loadKindFacts(city, kind),
        listView(city, kind.id, ''),
      ])
      const text = writeListFile(
        kind,
        facts.languages,
        listed.map(({ entry }) => entry),
      )
      return download(text, 'text/csv', `${city.tenant.slug}-${kind.id}.csv`)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/lists/:kind/export.json',
    access: reading,
    params: KindParams,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const kind = kindOf(app, params.kind)
      const listed = await listView(city, kind.id, '')
      return withHeaders(json({ list: kind.id, entries: listed.map(({ entry }) => entry) }), {
        'content-disposition': `attachment; filename="${city.tenant.slug}-${kind.id}.json"`,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/lists/:kind/import',
    access: changing,
    params: KindParams,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const kind = kindOf(app, params.kind)
      const { languages } = await loadKindFacts(city, kind)
      return importPage(city, { kind, languages, faults: [], shownFaults: [] })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/lists/:kind/import',
    access: changing,
    params: KindParams,
    bodyLimitBytes: 21_000_000,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      return draftFromFile(city, kindOf(app, params.kind), form)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/lists/change/:id',
    access: reading,
    params: ChangeParams,
    handle: (context, { params }) => showChange(cityOf(context), params.id, undefined, []),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/lists/change/:id',
    access: changing,
    params: ChangeParams,
    handle: async (context, { params, request }) => {
      const form = await readForm(context, request)
      return decide(cityOf(context), params.id, form)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/lists/change/:id/withdraw',
    access: changing,
    params: ChangeParams,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      await withdraw(app, city.tenant.id, params.id)
      return redirect(changePath(city, params.id))
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/lists/change/:id/undo',
    access: changing,
    params: ChangeParams,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      return redirect(changePath(city, await draftUndo(city, params.id)))
    },
  }),
]

const changePath = ({ tenant }: CityContext, id: string) =>
  `/desk/${tenant.slug}/lists/change/${id}`

const download = (text: string, type: string, name: string): Reply => ({
  status: 200,
  type: `${type}; charset=utf-8`,
  body: text,
  headers: { 'content-disposition': `attachment; filename="${name}"` },
})

/** The form of an entry, filled with what is stored or what was typed. */
async function formPage(
  city: CityContext,
  kind: MasterKind,
  code: string | undefined,
  given?: { form: Form; faults: Parameters<typeof showFaults>[1] },
): Promise<Reply> {
  const { app, tenant, t } = city
  const [facts, listed, changes] = await Promise.all([
    loadKindFacts(city, kind),
    listView(city, kind.id, ''),
    code === undefined
      ? []
      : app.database.read({ tenant: tenant.id }, listChangesOf([kind.id, code])),
  ])
  const found = listed.find(({ entry }) => entry.code === code)
  if (code !== undefined && !found) throw errors.notFound()
  const stored = found ? entryTexts(kind, found.entry) : new Map<string, string>()
  return entryPage(city, {
    kind,
    facts,
    ...(code !== undefined && { code }),
    origin: found ? t(`list.level.${found.from}`) : '',
    texts: (path) => (given ? given.form.text(path) : (stored.get(path) ?? '')),
    faults: given ? showFaults(city, given.faults) : [],
    history: changes.map(toChange),
  })
}

async function draftFromForm(
  city: CityContext,
  kind: MasterKind,
  code: string | undefined,
  form: Form,
): Promise<Reply> {
  const facts = await loadKindFacts(city, kind)
  const { entry, faults } = readEntry(kind, form.text, facts)
  if (code !== undefined && entry.code !== code) throw errors.badRequest()
  if (code === undefined && faults.length === 0) {
    const listed = await listView(city, kind.id, '')
    if (listed.some((each) => each.entry.code === entry.code)) {
      faults.push({ path: 'code', code: 'fault.list-twice' })
    }
  }
  if (faults.length > 0) return formPage(city, kind, code, { form, faults })
  const id = await draftChange(city, {
    kind: kind.id,
    origin: 'edit',
    entries: [{ code: entry.code, entry }],
  })
  return redirect(changePath(city, id))
}

async function draftFromFile(city: CityContext, kind: MasterKind, form: Form): Promise<Reply> {
  const facts = await loadKindFacts(city, kind)
  const { languages } = facts
  const [file] = form.files
  if (!file || file.bytes.length === 0) {
    const shownFaults = showFaults(city, [{ path: 'file', code: 'fault.file-required' }])
    return importPage(city, { kind, languages, faults: [], shownFaults })
  }
  const { entries, faults } = readListFile(kind, facts, file.bytes.toString('utf8'))
  if (faults.length > 0 || file.truncated) {
    const words = (fault: (typeof faults)[number]) => faultText(city.t, fault)
    if (form.has('as-file')) {
      return download(writeFaultFile(faults, words), 'text/csv', `${kind.id}-faults.csv`)
    }
    const told = faults.map((fault) => ({ ...fault, message: words(fault) }))
    return importPage(city, { kind, languages, faults: told, shownFaults: [] })
  }
  const listed = new Map((await listView(city, kind.id, '')).map((each) => [each.entry.code, each]))
  const changed = entries.filter((entry) => !isSame(entry, listed.get(entry.code)?.entry))
  if (changed.length === 0) return redirect(`/desk/${city.tenant.slug}/lists/${kind.id}`)
  const id = await draftChange(city, {
    kind: kind.id,
    origin: 'import',
    entries: changed.map((entry) => ({ code: entry.code, entry })),
  })
  return redirect(changePath(city, id))
}

const isSame = (a: Entry, b: Entry | undefined): boolean =>
  b !== undefined && canonical(a) === canonical(b)

const canonical = (entry: Entry): string =>
  JSON.stringify(entry, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

async function showChange(
  city: CityContext,
  id: string,
  form: Form | undefined,
  faults: Parameters<typeof showFaults>[1],
): Promise<Reply> {
  const { app, tenant } = city
  const change = await loadChange(app, tenant.id, id)
  const kind = kindOf(app, change.kind)
  const codes = change.items.map(({ code }) => code)
  // As many as the page shows: a file may bring thousands.
  const looked = codes.slice(0, 50)
  const isDone = change.status === 'applied' && change.before !== null
  const [own, usage] = await Promise.all([
    isDone ? [] : app.database.read({ tenant: tenant.id }, ownEntries([kind.id, codes])),
    app.database.read(
      { tenant: tenant.id },
      usageOf([
        kind.id.endsWith('-category') ? looked : [],
        kind.id === 'department' ? looked : [],
      ]),
    ),
  ])
  const before = new Map<string, Entry | null>(
    isDone
      ? change.before?.map(({ code, entry }) => [code, entry])
      : own.map((row) => [row.code, toEntry(row)]),
  )
  return changePage(city, {
    change,
    before,
    usage: change.status === 'draft' ? usage : [],
    faults: showFaults(city, faults),
    texts: (path) => form?.text(path) ?? '',
    mayChange: may(city, changing.permission),
  })
}

async function decide(city: CityContext, id: string, form: Form): Promise<Reply> {
  const { app, tenant } = city
  const why = form.text('why').trim().slice(0, 500) || null
  if (form.text('when') === 'on') {
    const at = startOf(form.text('date'), city)
    if (!at || at <= city.now) {
      return showChange(city, id, form, [{ path: 'date', code: 'fault.list-later' }])
    }
    await scheduleChange(app, tenant.id, id, { at, why })
    return redirect(changePath(city, id))
  }
  const person = personOf(city)
  const who = { kind: 'staff' as const, id: person.accountId, name: person.name }
  await applyChange(app, tenant.id, id, who, why)
  return redirect(changePath(city, id))
}

/** The first instant of a legal date, where the city is. */
function startOf(date: string, city: CityContext): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) return undefined
  return city.app.country.calendar.instantAt(date, 0)
}
