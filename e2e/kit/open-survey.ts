import { randomUUID } from 'node:crypto'
import { demoCity } from '../../src/demo/demo-city.js'
import type { City } from './start-city.js'

const questions = [
  { id: 'how', kind: 'scale', label: { en: 'How clean is your street?' }, required: true },
  {
    id: 'what',
    kind: 'many',
    label: { en: 'What is missing?' },
    of: { bins: { en: 'Bins' }, sweepers: { en: 'Sweepers' } },
    required: false,
  },
  { id: 'more', kind: 'words', label: { en: 'What else?' }, required: false },
]

/** A consultation that is open to everyone, with an answer; gives its place in the address. */
export async function openSurvey(city: City): Promise<string> {
  const [id, slug] = [randomUUID(), 'clean-streets']
  await city.asOwner(
    `insert into survey.survey (tenant_id, id, slug, kind, status, title, about, questions,
       opens_on, closes_on)
     values ($1, $2, $3, 'consultation', 'open', '{"en": "Clean streets"}', '{"en": "Tell us."}',
       $4, current_date - 2, current_date + 20)`,
    [demoCity.id, id, slug, JSON.stringify(questions)],
  )
  await city.asOwner(
    `insert into survey.answer (tenant_id, survey_id, respondent, channel, answers, gender)
     values ($1, $2, '\\x01', 'web', '{"how": "4", "what": ["bins"]}', 'female')`,
    [demoCity.id, id],
  )
  return slug
}
