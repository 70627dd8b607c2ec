import { Type } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { CSV_BOM, writeCsvRow } from '../../kernel/csv/write-csv-row.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { recordEvents } from '../../kernel/events/log-store.js'
import { redirect, withHeaders, text as textReply, type Reply } from '../../kernel/http/reply.js'
import { administrativeEvent } from '../administration/administrative-event.js'
import type { App } from '../app.js'
import { deskPage } from '../desk/navigation.js'
import { entryName } from '../journey/facts.js'
import { cityOf, may, personOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { answerSurvey } from './answer-survey.js'
import { deskSurveyPage, deskSurveysPage, surveyFormPage } from './desk-pages.js'
import { readSurvey, surveyTexts } from './edit-survey.js'
import { AnswerForm, surveyPage, surveysPage } from './public-pages.js'
import { resultsOf } from './results.js'
import { areQuestions, takesAnswers, type Survey } from './survey.js'
import {
  countAnswers,
  countPeople,
  findSurvey,
  listAllSurveys,
  listSurveys,
  listWords,
  moveSurvey,
  saveSurvey,
  toSurvey,
} from './survey-store.js'

const City = Type.Object({ city: Type.String() })
const Params = Type.Object({ city: Type.String(), survey: Type.String({ maxLength: 60 }) })
const By = Type.Object({
  by: Type.Optional(Type.Union([Type.Literal('gender'), Type.Literal('ageBand')])),
})
const reading = { permission: 'survey.read' }
const changing = { permission: 'survey.change' }
const asking = { permission: 'survey.ask' }

/** Surveys and consultations: make one, answer it on any channel, read the results. */
export const surveyRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/:city/surveys',
    access: 'public',
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      const rows = await app.database.read({ tenant: city.tenant.id }, listSurveys())
      return surveysPage(city, rows.map(toSurvey))
    },
  }),
  route({
    method: 'GET',
    path: '/:city/surveys/:survey',
    access: 'public',
    params: Params,
    query: Type.Object({ thanks: Type.Optional(Type.String({ maxLength: 4 })) }),
    handle: async (context, { params, query }) => {
      const city = cityOf(context)
      const survey = await shownSurvey(city, params.survey)
      return publicPage(city, survey, { isThanked: query.thanks !== undefined })
    },
  }),
  route({
    method: 'POST',
    path: '/:city/surveys/:survey',
    access: 'public',
    limit: { capacity: 20, perSecond: 0.1 },
    params: Params,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const survey = await shownSurvey(city, params.survey)
      const faults = await answerSurvey(city, survey, form, {
        respondent: city.person?.accountId ?? city.browserId,
        channel: 'web',
      })
      if (faults.length > 0) return publicPage(city, survey, { form, faults })
      return redirect(`/${city.tenant.slug}/surveys/${survey.slug}?thanks=yes`)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/surveys',
    access: reading,
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      const rows = await app.database.read({ tenant: city.tenant.id }, listAllSurveys())
      const surveys = rows.map((row) => ({ ...toSurvey(row), answered: row.answered }))
      return deskSurveysPage(city, surveys, may(city, changing.permission))
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/surveys/new',
    access: changing,
    params: City,
    handle: (context) => formPage(cityOf(context), undefined, () => '', []),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/surveys/new',
    access: changing,
    params: City,
    handle: async (context, { request }) =>
      save(cityOf(context), undefined, await readForm(context, request)),
  }),
  route({
    method: 'GET',
    path: '/desk/:city/surveys/:survey',
    access: reading,
    params: Params,
    query: By,
    handle: async (context, { params, query }) => {
      const city = cityOf(context)
      const survey = await loadSurvey(city, params.survey)
      const by = query.by === 'ageBand' ? 'ageBand' : 'gender'
      const { results, people } = await resultsFor(city, survey, by)
      return deskSurveyPage(city, {
        survey,
        results,
        people,
        words: await wordsFor(city, survey),
        by,
        mayChange: may(city, changing.permission),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/surveys/:survey/edit',
    access: changing,
    params: Params,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const survey = await loadSurvey(city, params.survey)
      const texts = surveyTexts(survey)
      return formPage(city, survey, (path) => texts.get(path) ?? '', [])
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/surveys/:survey/edit',
    access: changing,
    params: Params,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      return save(city, await loadSurvey(city, params.survey), form)
    },
  }),
  ...(['open', 'close'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/desk/:city/surveys/:survey/${verb}`,
      access: changing,
      params: Params,
      handle: async (context, { params, request }) => {
        const city = cityOf(context)
        await readForm(context, request)
        const survey = await loadSurvey(city, params.survey)
        const [from, to] = verb === 'open' ? ['draft', 'open'] : ['open', 'closed']
        const act = eventOf(city, survey, { status: from }, { status: to })
        const [moved] = await app.database.flight({ tenant: city.tenant.id }, [
          moveSurvey([survey.id, from, to]),
          recordEvents([act]),
        ])
        if ((moved ?? []).length === 0) throw errors.conflict('changed-meanwhile')
        app.events.wake()
        return redirect(`/desk/${city.tenant.slug}/surveys/${survey.slug}`)
      },
    }),
  ),
  route({
    method: 'GET',
    path: '/desk/:city/surveys/:survey/ask',
    access: asking,
    params: Params,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      return askPage(city, await loadSurvey(city, params.survey), () => '', [])
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/surveys/:survey/ask',
    access: asking,
    params: Params,
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const survey = await loadSurvey(city, params.survey)
      // Each person who is asked is another; the token of the page keeps a double click from counting.
      const faults = await answerSurvey(city, survey, form, {
        respondent: form.text('asked') || uuidv7(),
        channel: 'counter',
      })
      if (faults.length > 0) return askPage(city, survey, form.text, faults)
      return redirect(`/desk/${city.tenant.slug}/surveys/${survey.slug}/ask`)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/surveys/:survey/results.csv',
    access: reading,
    params: Params,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const survey = await loadSurvey(city, params.survey)
      const { results } = await resultsFor(city, survey, 'gender')
      const rows = results.flatMap(({ question, lines, asked }) =>
        lines.map(({ value, count }) => [
          entryName(city, question.label),
          value === null ? city.t('survey.not-stated') : labelOf(city, question.of?.[value], value),
          count,
          asked,
        ]),
      )
      const head = ['question', 'answer', 'people', 'of']
      return withHeaders(
        {
          ...textReply(CSV_BOM + [head, ...rows].map(writeCsvRow).join('')),
          type: 'text/csv; charset=utf-8',
        },
        { 'content-disposition': `attachment; filename="${survey.slug}.csv"` },
      )
    },
  }),
]

const labelOf = (
  city: CityContext,
  label: Readonly<Record<string, string>> | undefined,
  value: string,
): string => (label ? entryName(city, label) : value)

async function loadSurvey(city: CityContext, slug: string): Promise<Survey> {
  const [row] = await city.app.database.read({ tenant: city.tenant.id }, findSurvey([slug]))
  if (!row) throw errors.notFound()
  return toSurvey(row)
}

/** A draft is nobody's business but the office's. */
async function shownSurvey(city: CityContext, slug: string): Promise<Survey> {
  const survey = await loadSurvey(city, slug)
  if (survey.status === 'draft') throw errors.notFound()
  return survey
}

async function resultsFor(city: CityContext, survey: Survey, by: 'gender' | 'ageBand') {
  const { app, tenant } = city
  const ids = survey.questions.filter(({ kind }) => kind !== 'words').map(({ id }) => id)
  const [counts, groups] = await Promise.all([
    app.database.read({ tenant: tenant.id }, countAnswers([survey.id, ids])),
    app.database.read({ tenant: tenant.id }, countPeople([survey.id])),
  ])
  const people = groups.map((row) => ({
    gender: row.gender,
    ageBand: row.age_band,
    count: row.count,
  }))
  const results = resultsOf(
    survey.questions,
    counts.map((row) => ({ ...row, ageBand: row.age_band })),
    people,
    by,
  )
  return { results, people: people.reduce((sum, { count }) => sum + count, 0) }
}

async function wordsFor(city: CityContext, survey: Survey) {
  const { app, tenant } = city
  const asked = survey.questions.filter(({ kind }) => kind === 'words')
  return Promise.all(
    asked.map(async ({ id, label }) => {
      const rows = await app.database.read({ tenant: tenant.id }, listWords([survey.id, id]))
      return { label: entryName(city, label), lines: rows.map(({ words }) => words) }
    }),
  )
}

async function publicPage(
  city: CityContext,
  survey: Survey,
  given: { form?: Form; faults?: readonly Fault[]; isThanked?: boolean },
): Promise<Reply> {
  const { form, faults = [], isThanked = false } = given
  const isOver = !takesAnswers(survey, city.app.country.calendar.legalDateOf(city.now))
  const shows = survey.resultsPublic && (isOver || isThanked)
  return surveyPage(city, {
    survey,
    faults: showFaults(city, faults),
    text: (path) => form?.text(path) ?? '',
    isThanked,
    results: shows ? (await resultsFor(city, survey, 'gender')).results : [],
  })
}

function askPage(
  city: CityContext,
  survey: Survey,
  text: (path: string) => string,
  faults: readonly Fault[],
): Promise<Reply> {
  const { t, tenant } = city
  const here = `/desk/${tenant.slug}/surveys/${survey.slug}`
  const given = {
    survey,
    text,
    faults: showFaults(city, faults),
    isThanked: false,
    results: [],
    context: city,
    action: `${here}/ask`,
    asked: uuidv7(),
  }
  const title = t('survey.ask')
  const status = faults.length > 0 ? 422 : 200
  return deskPage(city, { title, current: 'surveys', status }, [AnswerForm(given)])
}

function formPage(
  city: CityContext,
  survey: Survey | undefined,
  text: (path: string) => string,
  faults: readonly Fault[],
): Promise<Reply> {
  const { tenant } = city
  const base = `/desk/${tenant.slug}/surveys`
  return surveyFormPage(city, {
    action: survey ? `${base}/${survey.slug}/edit` : `${base}/new`,
    languages: languagesOf(city),
    text,
    faults: showFaults(city, faults),
    isNew: !survey,
  })
}

const languagesOf = ({ tenant }: CityContext) => [
  ...new Set([tenant.defaultLanguage, ...tenant.languages]),
]

async function save(city: CityContext, known: Survey | undefined, form: Form): Promise<Reply> {
  const { app, tenant } = city
  if (known && known.status !== 'draft') throw errors.conflict('changed-meanwhile')
  const { survey, faults } = readSurvey(form.text, languagesOf(city))
  const { slug, kind, title, about, questions, opensOn, closesOn, resultsPublic } = survey
  if (!known) {
    const [taken] = await app.database.read({ tenant: tenant.id }, findSurvey([slug]))
    if (taken || slug === 'new') faults.push({ path: 'slug', code: 'fault.list-twice' })
  }
  if (faults.length === 0 && !areQuestions(questions)) {
    faults.push({ path: 'title', code: 'fault.format' })
  }
  if (faults.length > 0) return formPage(city, known, form.text, faults)
  const id = known?.id ?? uuidv7()
  const values = [id, known?.slug ?? slug, kind, JSON.stringify(title), JSON.stringify(about)]
  const act = eventOf(city, { ...survey, id }, known ?? {}, survey)
  await app.database.flight({ tenant: tenant.id }, [
    saveSurvey([
      ...values,
      JSON.stringify(questions),
      opensOn,
      closesOn,
      resultsPublic,
      personOf(city).accountId,
    ]),
    recordEvents([act]),
  ])
  app.events.wake()
  return redirect(`/desk/${tenant.slug}/surveys/${known?.slug ?? slug}`)
}

function eventOf(
  city: CityContext,
  survey: Pick<Survey, 'id' | 'slug'>,
  before: unknown,
  after: unknown,
) {
  const { accountId, name } = personOf(city)
  return administrativeEvent({
    area: 'survey',
    title: survey.slug,
    subjectId: survey.id,
    actor: { kind: 'staff', id: accountId, name },
    before,
    after,
    at: city.now,
  })
}
