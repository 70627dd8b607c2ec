import { Type } from 'typebox'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { isUuid, uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { tellAct } from '../access/tell-act.js'
import type { App } from '../app.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { cleanText } from '../service-kit/clean-text.js'
import {
  applyBoundaries,
  keepBoundaries,
  readBoundaryForm,
  tryBoundaries,
} from './boundary-file/try-boundaries.js'
import { areaPage, boundaryPage, trialPage, uploadPage } from './boundary-pages.js'
import {
  findArea,
  listAreaDetails,
  listHierarchies,
  openCasesIn,
  renameArea,
  retireArea,
} from './place-store.js'

const City = Type.Object({ city: Type.String() })
const One = Type.Object({ city: Type.String(), id: Type.String({ pattern: uuidPattern }) })
const access = { permission: 'body.administer' }

/** Boundaries: look, rename, retire, upload with a look first. */
export const boundaryRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/boundaries',
    access,
    params: City,
    query: Type.Object({
      of: Type.Optional(Type.String({ maxLength: 40 })),
      retired: Type.Optional(Type.Literal('yes')),
      after: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    handle: async (context, { query }) => {
      const city = cityOf(context)
      const scope = { tenant: city.tenant.id }
      const hierarchies = await app.database.read(scope, listHierarchies())
      const first = ['electoral', 'administrative'].find((code) =>
        hierarchies.some((each) => each.code === code),
      )
      const chosen = query.of ?? first ?? hierarchies[0]?.code ?? 'electoral'
      const retired = query.retired === 'yes'
      const [id = '', level = '', ...code] = (query.after ?? '').split(' ')
      const after = isUuid(id) ? [level, code.join(' '), id] : [null, null, null]
      const [areas, places] = await Promise.all([
        app.database.read(scope, listAreaDetails([chosen, retired, ...after])),
        app.places.of(city.tenant.id),
      ])
      return boundaryPage(city, { hierarchies, chosen, retired, areas, places })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/boundaries/area/:id',
    access,
    params: One,
    handle: (context, { params }) => showArea(cityOf(context), params.id, undefined, []),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/boundaries/area/:id',
    access,
    params: One,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const form = await readForm(context, request)
      return renameFromForm(cityOf(context), params.id, form)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/boundaries/area/:id/retire',
    access,
    params: One,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const form = await readForm(context, request)
      return retireFromForm(cityOf(context), params.id, form)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/boundaries/upload',
    access,
    params: City,
    handle: (context) => {
      const usual: Record<string, string> = { hierarchy: 'electoral', level: 'ward' }
      return uploadPage(cityOf(context), (path) => usual[path] ?? '', [])
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/boundaries/upload',
    access,
    params: City,
    bodyLimitBytes: 21_000_000,
    handle: async (context, { request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const [file] = form.files
      const { choice, faults } = readBoundaryForm(form.text, file)
      if (faults.length > 0 || !file) return uploadPage(city, form.text, showFaults(city, faults))
      const content = file.bytes.toString('utf8').replaceAll('\0', '')
      const trial = await tryBoundaries(city, choice, content, file.name.slice(0, 100))
      const isUsable = trial.reading.rows.length > 0
      const id = isUsable ? await keepBoundaries(city, choice, content) : undefined
      return trialPage(city, id, trial)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/boundaries/upload/:id',
    access,
    params: One,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      await applyBoundaries(city, params.id)
      return redirect(`/desk/${city.tenant.slug}/boundaries`)
    },
  }),
]

async function loadArea({ app, tenant }: CityContext, id: string) {
  const scope = { tenant: tenant.id }
  const [[area], [cases]] = await Promise.all([
    app.database.read(scope, findArea([id])),
    app.database.read(scope, openCasesIn([id])),
  ])
  if (!area) throw errors.notFound()
  return { area, open: cases?.open ?? 0 }
}

async function showArea(
  city: CityContext,
  id: string,
  form: Form | undefined,
  faults: readonly Fault[],
): Promise<Reply> {
  const { area, open } = await loadArea(city, id)
  const texts = (path: string) =>
    form?.has(path) ? form.text(path) : (area.name[path.replace(/^name\./, '')] ?? '')
  return areaPage(city, { area, open, texts, faults: showFaults(city, faults) })
}

async function renameFromForm(city: CityContext, id: string, form: Form): Promise<Reply> {
  const { app, tenant } = city
  const { area } = await loadArea(city, id)
  const faults: Fault[] = []
  const name = { ...area.name }
  for (const tag of new Set(['en', ...tenant.languages])) {
    const words = cleanText(form.text(`name.${tag}`)).trim()
    if (Array.from(words).length > 100) {
      faults.push({ path: `name.${tag}`, code: 'fault.too-long', params: { most: 100 } })
    }
    if (words !== '') name[tag] = words
    else if (tag === 'en') faults.push({ path: 'name.en', code: 'fault.required' })
    else delete name[tag]
  }
  if (faults.length > 0) return showArea(city, id, form, faults)
  await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const renamed = await tx.rows(renameArea([id, JSON.stringify(name)]))
    if (renamed.length === 0) throw errors.conflict()
    const told = { area: 'boundary', title: `${area.level} ${area.code}`, subjectId: id }
    await tx.rows(tellAct(city, { ...told, before: { name: area.name }, after: { name } }))
  })
  app.places.forget()
  app.events.wake()
  return redirect(`/desk/${tenant.slug}/boundaries/area/${id}`)
}

/** Old cases keep it; new ones cannot name it. One that others stand below stays. */
async function retireFromForm(city: CityContext, id: string, form: Form): Promise<Reply> {
  const { app, tenant } = city
  const { area } = await loadArea(city, id)
  const today = app.country.calendar.legalDateOf(city.now)
  const isRetired = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const retired = await tx.rows(retireArea([id, today]))
    if (retired.length === 0) return false
    await tx.rows(
      tellAct(city, {
        area: 'boundary',
        title: `${area.level} ${area.code}`,
        subjectId: id,
        before: { to: null },
        after: { to: today },
        why: form.text('why').trim().slice(0, 500) || null,
      }),
    )
    return true
  })
  if (!isRetired) return showArea(city, id, form, [{ path: 'why', code: 'fault.area-in-use' }])
  app.places.forget()
  app.events.wake()
  return redirect(`/desk/${tenant.slug}/boundaries/area/${id}`)
}
