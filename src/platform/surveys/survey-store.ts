import { sql } from '../../kernel/db/statement.js'
import type { Question, Survey } from './survey.js'

interface SurveyRow {
  id: string
  slug: string
  kind: Survey['kind']
  status: Survey['status']
  title: Record<string, string>
  about: Record<string, string>
  questions: Question[]
  opens_on: string
  closes_on: string
  results_public: boolean
  version: number
}

const columns = `id, slug, kind, status, title, about, questions, opens_on, closes_on,
  results_public, version`

export const toSurvey = (row: SurveyRow): Survey => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind,
  status: row.status,
  title: row.title,
  about: row.about,
  questions: row.questions,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  resultsPublic: row.results_public,
  version: row.version,
})

/** Those that are, or were, open; newest first. */
export const listSurveys = sql<SurveyRow>(
  'survey.list',
  `select ${columns} from survey.survey
   where tenant_id = kernel.current_tenant() and status <> 'draft'
   order by closes_on desc, id limit 100`,
)

export const listAllSurveys = sql<SurveyRow & { answered: number }>(
  'survey.list_all',
  `select ${columns}, (select count(*)::int from survey.answer a
     where a.tenant_id = s.tenant_id and a.survey_id = s.id) as answered
   from survey.survey s where tenant_id = kernel.current_tenant()
   order by changed_at desc limit 200`,
)

export const findSurvey = sql<SurveyRow>(
  'survey.find',
  `select ${columns} from survey.survey where tenant_id = kernel.current_tenant() and slug = $1`,
)

/** Everything but the status; version null makes one, else it must be the one that was seen. */
export const saveSurvey = sql<{ id: string }>(
  'survey.save',
  `insert into survey.survey as s (tenant_id, id, slug, kind, title, about, questions, opens_on,
     closes_on, results_public, created_by)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (tenant_id, id) do update set title = excluded.title, about = excluded.about,
     questions = excluded.questions, opens_on = excluded.opens_on, closes_on = excluded.closes_on,
     results_public = excluded.results_public, version = s.version + 1,
     changed_at = clock_timestamp()
   where s.status = 'draft'
   returning id`,
)

/** From one status to the next; gives nothing when it was not in the first. */
export const moveSurvey = sql<{ id: string }>(
  'survey.move',
  `update survey.survey set status = $3, version = version + 1, changed_at = clock_timestamp()
   where tenant_id = kernel.current_tenant() and id = $1 and status = $2 returning id`,
)

/** The last word counts: who answers again changes their answer. */
export const saveAnswer = sql<{ added: boolean }>(
  'survey.answer.save',
  `insert into survey.answer (tenant_id, survey_id, respondent, channel, answers, gender, age_band,
     ward_id)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6, $7)
   on conflict (tenant_id, survey_id, respondent) do update set answers = excluded.answers,
     gender = excluded.gender, age_band = excluded.age_band, ward_id = excluded.ward_id,
     answered_at = clock_timestamp()
   returning (xmax = 0) as added`,
)

export interface CountRow {
  question: string
  value: string | null
  gender: string | null
  age_band: string | null
  count: number
}

/** Set-based: one pass over the answers, one row for each question, value and group. */
export const countAnswers = sql<CountRow>(
  'survey.answer.count',
  `select q.id as question, v.value, a.gender, a.age_band, count(*)::int as count
   from survey.answer a
   cross join unnest($2::text[]) as q (id)
   left join lateral (
     select jsonb_array_elements_text(case jsonb_typeof(a.answers->q.id)
       when 'array' then a.answers->q.id else jsonb_build_array(a.answers->q.id) end) as value
     where a.answers ? q.id) v on true
   where a.tenant_id = kernel.current_tenant() and a.survey_id = $1
   group by 1, 2, 3, 4`,
)

export interface PeopleRow {
  channel: string
  gender: string | null
  age_band: string | null
  count: number
}

/** How many people answered, by channel and group. */
export const countPeople = sql<PeopleRow>(
  'survey.answer.people',
  `select channel, gender, age_band, count(*)::int as count from survey.answer
   where tenant_id = kernel.current_tenant() and survey_id = $1 group by 1, 2, 3`,
)

/** Words that people wrote to one question, without any sign of who they are. */
export const listWords = sql<{ words: string }>(
  'survey.answer.words',
  `select answers->>$2 as words from survey.answer
   where tenant_id = kernel.current_tenant() and survey_id = $1 and answers ? $2
   order by answered_at desc limit 500`,
)
