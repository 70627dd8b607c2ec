import { Type } from 'typebox'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { differences } from '../administration/difference.js'
import type { App } from '../app.js'
import { cityOf, may, personOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { textsOf } from '../service-kit/texts.js'
import {
  activateOverlay,
  draftOverlay,
  loadOverlay,
  scheduleOverlay,
  takeBack,
  withdrawOverlay,
} from './change-overlay.js'
import { compileFor } from './compile-for.js'
import { addField, applied, editLevels, editTexts, readPatch, removeField } from './edit-content.js'
import { editPage, parts, type Part } from './edit-pages.js'
import { orderMigration } from './migrate-cases.js'
import type { OverlayContent } from './overlay.js'
import { findActive, listOverlays, listServices, toOverlay } from './overlay-store.js'
import { servicePage, servicesPage } from './pages.js'
import { tryOn } from './trial.js'
import { versionPage } from './version-page.js'

const City = Type.Object({ city: Type.String() })
const ServiceParams = Type.Object({ city: Type.String(), service: Type.String({ maxLength: 80 }) })
const EditParams = Type.Object({
  ...ServiceParams.properties,
  part: Type.Union(parts.map((part) => Type.Literal(part))),
})
const EditQuery = Type.Object({
  from: Type.Optional(Type.String({ pattern: uuidPattern })),
  language: Type.Optional(Type.String({ maxLength: 20 })),
})
const VersionParams = Type.Object({
  city: Type.String(),
  id: Type.String({ pattern: uuidPattern }),
})
const reading = { permission: 'forms.read' }
const changing = { permission: 'forms.change' }

/** What a state or a city changes in the services: edit, look, decide, take back, move cases. */
export const overlayRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/forms',
    access: reading,
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      return servicesPage(city, await app.database.read({ tenant: city.tenant.id }, listServices()))
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/forms/:service',
    access: reading,
    params: ServiceParams,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const { service: id } = params
      const rows = await app.database.read({ tenant: city.tenant.id }, listOverlays([id]))
      const service = app.catalogue.effective(city.tenant.id, id)?.service
      if (!service && rows.length === 0) throw errors.notFound()
      return servicePage(city, {
        id,
        service,
        versions: rows.map(toOverlay),
        mayChange: may(context, changing.permission),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/forms/:service/edit/:part',
    access: changing,
    params: EditParams,
    query: EditQuery,
    handle: (context, { params, query }) =>
      edit(cityOf(context), { ...params, ...query, part: partOf(params.part) }),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/forms/:service/edit/:part',
    access: changing,
    params: EditParams,
    query: EditQuery,
    handle: async (context, { params, query, request }) => {
      const form = await readForm(context, request)
      return save(cityOf(context), { ...params, ...query, part: partOf(params.part) }, form)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/forms/:service/remove/:field',
    access: changing,
    params: Type.Object({
      ...ServiceParams.properties,
      field: Type.String({ pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60 }),
    }),
    query: EditQuery,
    handle: async (context, { params, query, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      const { content } = await editedContent(city, params.service, query.from)
      return draft(city, params.service, removeField(content, params.field), 'fields')
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/forms/version/:id',
    access: reading,
    params: VersionParams,
    handle: (context, { params }) => showVersion(cityOf(context), params.id, undefined, []),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/forms/version/:id',
    access: changing,
    params: VersionParams,
    handle: async (context, { params, request }) =>
      decide(cityOf(context), params.id, await readForm(context, request)),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/forms/version/:id/withdraw',
    access: changing,
    params: VersionParams,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      await withdrawOverlay(app, city.tenant.id, params.id)
      return redirect(versionPath(city, params.id))
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/forms/version/:id/take-back',
    access: changing,
    params: VersionParams,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      await takeBack(app, city.tenant.id, params.id, { who: whoOf(city), why: null })
      return redirect(versionPath(city, params.id))
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/forms/version/:id/migrate',
    access: changing,
    params: VersionParams,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const overlay = await loadOverlay(app, city.tenant.id, params.id)
      if (overlay.status !== 'active') throw errors.notFound()
      const chosen = form.nested()['state']
      const states = Object.fromEntries(
        Object.entries(typeof chosen === 'object' && chosen !== null ? chosen : {})
          .map(([from, to]): [string, string] => [from, String(to)])
          .filter(([, to]) => to !== ''),
      )
      await orderMigration(app, city.tenant.id, overlay.service, states)
      return redirect(versionPath(city, params.id))
    },
  }),
]

const partOf = (text: string): Part => parts.find((part) => part === text) ?? 'texts'

const versionPath = ({ tenant }: CityContext, id: string) =>
  `/desk/${tenant.slug}/forms/version/${id}`

function whoOf(city: CityContext) {
  const { accountId, name } = personOf(city)
  return { kind: 'staff' as const, id: accountId, name }
}

interface Editing {
  service: string
  part: Part
  from?: string | undefined
  language?: string | undefined
}

/** The content that an edit starts from: a version that is worked on, else the one in force. */
async function editedContent(city: CityContext, id: string, from: string | undefined) {
  const { app, tenant } = city
  if (!app.catalogue.find(id)) throw errors.notFound()
  if (from !== undefined) {
    const overlay = await loadOverlay(app, tenant.id, from)
    if (overlay.service !== id) throw errors.notFound()
    return { content: overlay.content }
  }
  const [row] = await app.database.read({ tenant: tenant.id }, findActive([id]))
  const content: OverlayContent = row?.content ?? {}
  return { content }
}

async function edit(
  city: CityContext,
  editing: Editing,
  again?: { form: Form; faults: readonly Fault[] },
): Promise<Reply> {
  const { app, tenant } = city
  const { service: id, part, from } = editing
  const { content } = await editedContent(city, id, from)
  const result = compileFor(app, tenant.id, id, content)
  const effective = app.catalogue.effective(tenant.id, id)?.service
  const service = result.ok ? result.compiled.service : effective
  if (!service) throw errors.notFound()
  return editPage(city, {
    id,
    part,
    service,
    content,
    from,
    language: languageOf(city, editing.language),
    faults: showFaults(city, again?.faults ?? []),
    typed: again ? (path) => again.form.text(path) : undefined,
  })
}

const languageOf = ({ tenant }: CityContext, asked: string | undefined): string =>
  tenant.languages.find((tag) => tag === asked) ?? tenant.defaultLanguage

async function save(city: CityContext, editing: Editing, form: Form): Promise<Reply> {
  const { app, tenant } = city
  const { service: id, part, from } = editing
  const { content } = await editedContent(city, id, from)
  const compiled = compileFor(app, tenant.id, id, content)
  const service = compiled.ok
    ? compiled.compiled.service
    : app.catalogue.effective(tenant.id, id)?.service
  if (!service) throw errors.notFound()
  const changed = {
    texts: () =>
      editTexts(
        content,
        languageOf(city, editing.language),
        [...textsOf(service).keys()],
        form.text,
      ),
    levels: () => editLevels(content, service, form.text),
    fields: () => addField(content, service, form.text),
    patch: () => readPatch(form.text('patch')),
  }[part]()
  if (changed.faults.length > 0) return edit(city, editing, { form, faults: changed.faults })
  return draft(city, id, changed.content, part)
}

async function draft(city: CityContext, service: string, content: OverlayContent, part: Part) {
  const title = city.t(`overlay.part.${part}`)
  return redirect(versionPath(city, await draftOverlay(city, { service, title, content })))
}

async function showVersion(
  city: CityContext,
  id: string,
  form: Form | undefined,
  faults: readonly Fault[],
): Promise<Reply> {
  const { app, tenant } = city
  const overlay = await loadOverlay(app, tenant.id, id)
  const base = app.catalogue.find(overlay.service)
  const now = app.overlays.activeAt(tenant.id, overlay.service)
  const isNow = now?.id === id
  const result = base && compileFor(app, tenant.id, overlay.service, overlay.content)
  const service = result?.ok ? result.compiled.service : base
  const before = base ? applied(base, isNow ? {} : (now?.content ?? {})) : {}
  const after = base ? applied(base, overlay.content) : overlay.content
  const nothing = { states: [], looked: 0, lacking: [] }
  return versionPage(city, {
    overlay,
    service,
    told: differences(before, after),
    trial: service ? await tryOn(city, service, result?.ok ? result.compiled.hash : '') : nothing,
    faults: showFaults(city, faults),
    text: (path) => form?.text(path) ?? '',
    mayChange: may(city, changing.permission),
  })
}

async function decide(city: CityContext, id: string, form: Form): Promise<Reply> {
  const { app, tenant } = city
  const why = form.text('why').trim().slice(0, 500) || null
  if (form.text('when') === 'on') {
    const date = form.text('date')
    const isDate = /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))
    const at = isDate ? app.country.calendar.instantAt(date, 0) : undefined
    if (!at || at <= city.now) {
      return showVersion(city, id, form, [{ path: 'date', code: 'fault.list-later' }])
    }
    await scheduleOverlay(app, tenant.id, id, at)
    return redirect(versionPath(city, id))
  }
  await activateOverlay(app, tenant.id, id, { who: whoOf(city), why })
  return redirect(versionPath(city, id))
}
