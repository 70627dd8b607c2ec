import { Type } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { errors } from '../../kernel/errors/errors.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { isUuid, uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { categoryData } from '../applications/category.js'
import type { App } from '../app.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { askedFields, checkAnswers, shownPages } from '../service-kit/check-answers.js'
import type { Answers } from '../service-kit/answers.js'
import { removeUpload, takeUploads } from '../uploads/uploads.js'
import { keepDraft, loadDraft, serviceOf, type Draft } from './draft.js'
import { loadFacts, type JourneyFacts } from './facts.js'
import { questionPage } from './question-page.js'
import { startPage } from './start-page.js'

export const DraftParams = Type.Object({
  city: Type.String(),
  service: Type.String(),
  draft: Type.String({ pattern: uuidPattern }),
})

const firstPage = (draft: Draft): string => {
  const [first] = shownPages(draft.service, draft.answers as Answers)
  if (first === undefined) throw new Error(`${draft.service.id} asks nothing`)
  return first
}

export const questionRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/:city/apply/:service',
    access: 'public',
    params: Type.Object({ city: Type.String(), service: Type.String() }),
    query: Type.Object({ kind: Type.Optional(Type.String({ maxLength: 80 })) }),
    handle: async (context, { params, query }) => {
      const city = cityOf(context)
      const binding = (await app.bindings.of(city.tenant.id)).get(params.service)
      if (binding && binding.mode !== 'here' && binding.url !== null) return redirect(binding.url)
      return startPage(city, await serviceOf(city, params.service), query.kind)
    },
  }),
  route({
    method: 'POST',
    path: '/:city/apply/:service',
    access: 'public',
    limit: { capacity: 60, perSecond: 0.2 },
    params: Type.Object({ city: Type.String(), service: Type.String() }),
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const service = await serviceOf(city, params.service)
      const draft: Draft = { id: uuidv7(), service, answers: {}, contact: {}, filedId: null }
      // Still a choice like any other: the page shows it, and checks it when it is sent.
      const tree = Object.entries(service.form).find(([, field]) => field.kind === 'tree')
      if (tree && form.has('kind')) draft.answers[tree[0]] = form.text('kind').slice(0, 80)
      await keepDraft(city, draft)
      return redirect(`/${city.tenant.slug}/apply/${service.id}/${draft.id}/${firstPage(draft)}`)
    },
  }),
  route({
    method: 'GET',
    path: '/:city/apply/:service/:draft/:page',
    access: 'public',
    params: Type.Object({ ...DraftParams.properties, page: Type.String() }),
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      ward: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    handle: async (context, { params, query }) => {
      const city = cityOf(context)
      const draft = await loadDraft(city, params.service, params.draft)
      if (draft.filedId !== null) return redirect(donePath(city, draft))
      const pageName = params.page
      if (!shownPages(draft.service, draft.answers as Answers).includes(pageName))
        throw errors.notFound()
      const facts = await loadFacts(city, draft.service, draft.id)
      if (query.ward !== undefined) chooseWard(draft, pageName, query.ward)
      return questionPage({
        context: city,
        draft,
        pageName,
        facts,
        faults: [],
        query: query.q ?? '',
      })
    },
  }),
  route({
    method: 'POST',
    path: '/:city/apply/:service/:draft/:page',
    access: 'public',
    bodyLimitBytes: 64_000_000,
    limit: { capacity: 120, perSecond: 0.5 },
    params: Type.Object({ ...DraftParams.properties, page: Type.String() }),
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const draft = await loadDraft(city, params.service, params.draft)
      if (draft.filedId !== null) return redirect(donePath(city, draft))
      if (!Object.hasOwn(draft.service.pages, params.page)) throw errors.notFound()
      const form = await readForm(city, request)
      return answerPage(city, draft, params.page, form)
    },
  }),
]

export const donePath = (city: CityContext, draft: Draft) =>
  `/${city.tenant.slug}/apply/${draft.service.id}/${draft.id}/done`

function chooseWard(draft: Draft, pageName: string, ward: string): void {
  for (const [name] of askedFields(draft.service, draft.answers, pageName)) {
    if (draft.service.form[name]?.kind !== 'place') continue
    draft.answers[name] = { ...Object(draft.answers[name] ?? {}), wardId: ward, lng: '', lat: '' }
  }
}

/** Keeps what was typed even when it is wrong, so that nobody types twice. */
async function answerPage(
  city: CityContext,
  draft: Draft,
  pageName: string,
  form: Form,
): Promise<Reply> {
  const { app, tenant } = city
  const { service } = draft
  const typed = form.nested()
  for (const [name, field] of Object.entries(service.form)) {
    if (field.page === pageName && field.kind !== 'document')
      draft.answers[name] = typed[name] ?? ''
  }
  const here = `/${tenant.slug}/apply/${service.id}/${draft.id}`
  if (form.has('_remove')) {
    await keepDraft(city, draft)
    const id = form.text('_remove')
    if (isUuid(id)) await removeUpload(app, tenant.id, id, draft.id)
    return redirect(`${here}/${pageName}`)
  }
  const before = await loadFacts(city, service, draft.id)
  const room = (field: string) => {
    const declared = service.form[field]
    return declared?.kind === 'document' && declared.page === pageName ? declared : undefined
  }
  const tooMany = form.files.filter(
    (file, index) =>
      before.fileCount(file.field) +
        form.files.slice(0, index + 1).filter((each) => each.field === file.field).length >
      (room(file.field)?.most ?? 0),
  )
  const { faults: uploadFaults } = await takeUploads(app, tenant.id, {
    subjectId: draft.id,
    files: form.files.filter((file) => !tooMany.includes(file)),
    accepts: (field) => room(field)?.accepts,
    by: city.person?.accountId ?? null,
  })
  const facts = form.files.length > 0 ? await loadFacts(city, service, draft.id) : before
  const { answers, faults } = checkAnswers(service, draft.answers, facts, pageName)
  const all = [
    ...uploadFaults,
    ...tooMany.slice(0, 1).map((file) => ({ path: file.field, code: 'fault.too-many-files' })),
    ...faults.filter((fault) => (fault.path.split('.')[0] ?? '') in service.form),
  ]
  Object.assign(draft.answers, answers)
  await keepDraft(city, draft)
  const shown = all.filter(
    (fault, index) => all.findIndex((each) => each.path === fault.path) === index,
  )
  if (shown.length > 0) {
    return questionPage({
      context: city,
      draft,
      pageName,
      facts,
      faults: showFaults(city, shown),
      query: '',
    })
  }
  const warning = warningOf(draft, facts)
  if (warning !== undefined) return redirect(`${here}/warning`)
  const pages = shownPages(service, draft.answers as Answers)
  return redirect(`${here}/${pages[pages.indexOf(pageName) + 1] ?? 'check'}`)
}

/** The chosen category when it is an emergency or another authority's, and that was not shown yet. */
export function warningOf(draft: Draft, facts: JourneyFacts) {
  const tree = Object.entries(draft.service.form).find(([, field]) => field.kind === 'tree')
  if (!tree) return undefined
  const code = draft.answers[tree[0]]
  const entry = facts.leaves.find((each) => each.code === code)
  const data = categoryData(entry)
  if (!entry || (!data.emergency && !data.elsewhere)) return undefined
  return draft.contact.warned === entry.code ? undefined : { entry, data }
}
