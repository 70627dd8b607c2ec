import { createHmac } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import { recordEvents } from '../../kernel/events/log-store.js'
import { aboutQuestions } from '../journey/done-page.js'
import type { CityContext } from '../request/context.js'
import type { Form } from '../request/form.js'
import { readAnswers } from './read-answers.js'
import { takesAnswers, type Survey } from './survey.js'
import { saveAnswer } from './survey-store.js'

/** Takes an answer, or tells every fault. Who answers again changes their answer. Throws `not-found`. */
export async function answerSurvey(
  city: CityContext,
  survey: Survey,
  form: Form,
  given: { respondent: string; channel: Extract<Channel, 'web' | 'counter'> },
): Promise<readonly Fault[]> {
  const { app, tenant, now } = city
  const { calendar, validators } = app.country
  if (!takesAnswers(survey, calendar.legalDateOf(now))) throw errors.notFound()
  const { answers, faults } = readAnswers(survey.questions, form.text, validators.holdsNationalId)
  if (faults.length > 0) return faults
  const about = (name: 'gender' | 'ageBand'): string | null =>
    aboutQuestions[name].find((value) => value === form.text(name)) ?? null
  const [gender, ageBand] = [about('gender'), about('ageBand')]
  // Keyed: a copy of the table does not tell who of the known accounts answered.
  const respondent = createHmac('sha256', app.keys.key('survey'))
    .update(`${survey.id}\n${given.respondent}`)
    .digest()
  const event = {
    id: uuidv7(),
    type: 'survey.answered',
    version: 1,
    wardId: null,
    subject: { kind: 'survey', id: survey.id },
    actor: { kind: 'resident' as const, id: null },
    onBehalfOf: null,
    channel: given.channel,
    occurredAt: now,
    cause: null,
    dimensions: { survey: survey.slug, gender, ageBand },
    data: {},
  }
  await app.database.flight({ tenant: tenant.id }, [
    saveAnswer([
      survey.id,
      respondent,
      given.channel,
      JSON.stringify(answers),
      gender,
      ageBand,
      null,
    ]),
    recordEvents([event]),
  ])
  app.events.wake()
  return []
}
