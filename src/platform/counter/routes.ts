import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { json, redirect, type Reply } from '../../kernel/http/reply.js'
import { loadCase } from '../applications/load-case.js'
import type { App } from '../app.js'
import { similarCases } from '../duplicates/similar-cases.js'
import { serviceOf, type Draft } from '../journey/draft.js'
import { loadFacts } from '../journey/facts.js'
import { partsOf } from '../journey/file-draft.js'
import { cityOf, may, personOf, route, type CityContext } from '../request/context.js'
import { faultsOf, readForm, showFaults, type Form } from '../request/form.js'
import type { Answers } from '../service-kit/answers.js'
import { casesOfAccounts, findAssisted } from './counter-store.js'
import { fileForPerson, findByMobile, sendPresenceCode, type Desk } from './intake.js'
import { intakePage } from './intake-page.js'
import { slipPage } from './slip-page.js'

const City = Type.Object({ city: Type.String() })
const Lookup = Type.Object({
  service: Type.Optional(Type.String({ maxLength: 60 })),
  mobile: Type.Optional(Type.String({ maxLength: 30 })),
  name: Type.Optional(Type.String({ maxLength: 150 })),
})
const desks: readonly Desk[] = ['counter', 'call-centre', 'operator']

/** Intake at the counter, on the telephone, and at a service centre; the slip; what is similar. */
export const counterRoutes = (app: App) => [
  ...desks.flatMap((desk) => [
    route({
      method: 'GET',
      path: `/desk/:city/${desk}`,
      access: { permission: `${desk}.use` },
      params: City,
      query: Lookup,
      handle: async (context, { query }) => {
        const city = cityOf(context)
        const draft = await blankDraft(city, query.service)
        const values = new Map([
          ['mobile', query.mobile ?? ''],
          ['name', query.name ?? ''],
        ])
        return show(city, desk, draft, { text: (path) => values.get(path) ?? '' })
      },
    }),
    route({
      method: 'POST',
      path: `/desk/:city/${desk}`,
      access: { permission: `${desk}.use` },
      bodyLimitBytes: 64_000_000,
      params: City,
      query: Lookup,
      handle: async (context, { query, request }) => {
        const form = await readForm(context, request)
        return take(cityOf(context), desk, query.service, form)
      },
    }),
  ]),
  route({
    method: 'GET',
    path: '/desk/:city/similar',
    access: { permission: 'counter.similar' },
    params: City,
    query: Type.Object({
      service: Type.String({ maxLength: 60 }),
      category: Type.String({ maxLength: 60 }),
      ward: Type.Optional(Type.String({ maxLength: 40 })),
      landmark: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    handle: async (context, { query }) => {
      const city = cityOf(context)
      const { t, tenant, language } = city
      const { service, category, ward, landmark } = query
      const found = await similarCases(app, tenant.id, {
        service,
        category,
        wardId: ward || null,
        now: city.now,
        ...(landmark !== undefined && { landmark }),
      })
      return json({
        title: t('counter.similar', { count: found.length }),
        cases: found.map((each) => ({
          number: each.number,
          landmark: each.landmark,
          state: t(`service.${each.service}.state.${each.state}.title`),
          filed: app.country.formats.formatDate(each.filed_at, language, 'short'),
          link: `/desk/${tenant.slug}/case/${each.number}`,
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/slip/:number',
    access: { permission: 'counter.similar' },
    params: Type.Object({ city: Type.String(), number: Type.String({ maxLength: 30 }) }),
    query: Type.Object({
      paper: Type.Optional(Type.Union([Type.Literal('a4'), Type.Literal('80mm')])),
    }),
    handle: async (context, { params, query }) => {
      const city = cityOf(context)
      const { found, service } = await loadCase(app, city.tenant.id, params.number)
      const scope = { tenant: city.tenant.id }
      const [assisted] = await app.database.read(scope, findAssisted([found.id]))
      // An operator of a centre sees what they filed themselves, and nothing else.
      const isOwn = assisted?.operator_id === personOf(city).accountId
      if (!isOwn && !may(city, 'counter.use')) throw errors.notFound()
      const { language } = found
      const theirs = { ...city, language, t: app.wordings.translator(city.tenant.id, language) }
      const facts = await loadFacts(theirs, service, found.id)
      return slipPage(theirs, {
        found,
        service,
        facts,
        assisted,
        paper: query.paper === '80mm' ? '80mm' : 'a4',
      })
    },
  }),
]

async function blankDraft(city: CityContext, asked: string | undefined): Promise<Draft> {
  const id = asked ?? city.app.catalogue.list()[0]?.id ?? ''
  const service = await serviceOf(city, id)
  return { id: randomUUID(), service, answers: {}, contact: {}, filedId: null }
}

async function show(
  city: CityContext,
  desk: Desk,
  draft: Draft,
  given: {
    text: (path: string) => string
    faults?: Parameters<typeof showFaults>[1]
    isCodeSent?: boolean
  },
): Promise<Reply> {
  const { app, tenant } = city
  const { text, faults = [], isCodeSent = false } = given
  const { category, place } = partsOf(draft.service, draft.answers as Answers)
  const mobile = text('mobile')
  const found = mobile === '' || desk === 'operator' ? undefined : await findByMobile(city, mobile)
  const persons = found?.persons ?? []
  const [facts, cases, similar] = await Promise.all([
    loadFacts(city, draft.service, draft.id),
    persons.length === 0
      ? []
      : app.database.read({ tenant: tenant.id }, casesOfAccounts([persons.map(({ id }) => id)])),
    category === null || desk === 'operator'
      ? []
      : similarCases(app, tenant.id, {
          service: draft.service.id,
          category,
          wardId: place?.wardId || null,
          now: city.now,
          ...(place && { landmark: place.landmark }),
        }),
  ])
  return intakePage(city, {
    desk,
    draft,
    facts,
    faults: showFaults(city, faults),
    persons,
    cases,
    similar,
    text,
    isCodeSent,
  })
}

async function take(
  city: CityContext,
  desk: Desk,
  asked: string | undefined,
  form: Form,
): Promise<Reply> {
  const draft = await blankDraft(city, asked)
  const filing = form.text('filing')
  const again = { ...draft, id: filing, answers: form.nested() }
  if (form.has('send-code')) return sendCode(city, desk, again, form)
  const { number, faults } = await fileForPerson(city, draft.service, desk, form)
  if (number === undefined) {
    return show(city, desk, again, {
      text: form.text,
      faults,
      isCodeSent: form.text('otpId') !== '',
    })
  }
  return redirect(`/desk/${city.tenant.slug}/slip/${number}`)
}

async function sendCode(city: CityContext, desk: Desk, draft: Draft, form: Form): Promise<Reply> {
  const { mobile, faults } = await findByMobile(city, form.text('mobile'))
  if (mobile === undefined) return show(city, desk, draft, { text: form.text, faults })
  try {
    const otpId = await sendPresenceCode(city, draft.id, mobile)
    const text = (path: string) => (path === 'otpId' ? otpId : form.text(path))
    return await show(city, desk, draft, { text, isCodeSent: true })
  } catch (error) {
    return show(city, desk, draft, { text: form.text, faults: faultsOf(error) })
  }
}
