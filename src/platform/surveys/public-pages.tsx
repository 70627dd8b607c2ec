import type { Reply } from '../../kernel/http/reply.js'
import {
  Checkbox,
  Choices,
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Empty, Tag } from '../../kernel/web/components/pieces.js'
import { aboutQuestions } from '../journey/done-page.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import type { QuestionResult } from './results.js'
import { ResultTables } from './result-tables.js'
import { scale, takesAnswers, type Question, type Survey } from './survey.js'

const today = ({ app, now }: CityContext) => app.country.calendar.legalDateOf(now)

/** What the city asks just now, and what it asked. */
export function surveysPage(context: CityContext, surveys: readonly Survey[]): Reply {
  const { t, tenant, app, language } = context
  const date = (day: string) => app.country.formats.formatDate(day, language, 'long')
  return page(
    context,
    { title: t('survey.title'), narrow: true },
    <>
      <a class="back" href={`/${tenant.slug}`}>
        {t('web.back')}
      </a>
      <h1>{t('survey.title')}</h1>
      <p>{t('survey.about')}</p>
      {surveys.length === 0 && <Empty>{t('survey.none')}</Empty>}
      <ul class="list">
        {surveys.map((survey) => {
          const isOpen = takesAnswers(survey, today(context))
          return (
            <li key={survey.id}>
              <a href={`/${tenant.slug}/surveys/${survey.slug}`}>
                <span>
                  <b>{entryName(context, survey.title)}</b>
                  <span class="muted">{t('survey.until', { date: date(survey.closesOn) })}</span>
                </span>
                <Tag {...(isOpen && { tone: 'ok' })}>
                  {t(isOpen ? 'survey.open' : 'survey.over')}
                </Tag>
              </a>
            </li>
          )
        })}
      </ul>
    </>,
  )
}

export interface SurveyGiven {
  survey: Survey
  faults: readonly ShownFault[]
  text: (path: string) => string
  isThanked: boolean
  results: readonly QuestionResult[]
}

/** One survey: its questions while it is open, its results where these are public. */
export function surveyPage(context: CityContext, given: SurveyGiven): Reply {
  const { survey, faults, isThanked, results } = given
  const { t, tenant } = context
  const title = entryName(context, survey.title)
  const isOpen = takesAnswers(survey, today(context))
  return page(
    context,
    { title, narrow: true, status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={`/${tenant.slug}/surveys`}>
        {t('survey.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      <p>{entryName(context, survey.about)}</p>
      {isThanked && (
        <div class="panel" role="status">
          <p>{t('survey.thanks')}</p>
        </div>
      )}
      {isOpen && !isThanked && <AnswerForm {...given} context={context} />}
      {!isOpen && !isThanked && <p class="inset">{t('survey.closed')}</p>}
      {results.length > 0 && (
        <section>
          <h2>{t('survey.results')}</h2>
          <ResultTables context={context} results={results} />
        </section>
      )}
    </>,
  )
}

/** The same questions for the page of a resident and for a clerk who asks them aloud. */
export function AnswerForm(
  given: SurveyGiven & { context: CityContext; action?: string; asked?: string },
) {
  const { context, survey, text, faults, action, asked } = given
  const { t, tenant } = context
  return (
    <PostForm action={action ?? `/${tenant.slug}/surveys/${survey.slug}`} token={context.formToken}>
      {asked !== undefined && <input type="hidden" name="asked" value={asked} />}
      {survey.questions.map((question) => (
        <QuestionInput key={question.id} {...{ context, question, text, faults }} />
      ))}
      <details>
        <summary>{t('journey.about')}</summary>
        <p class="hint">{t('journey.about-hint')}</p>
        {(['gender', 'ageBand'] as const).map((name) => (
          <Choices
            key={name}
            path={name}
            label={t(`journey.about-${name}`)}
            value={text(name)}
            options={aboutQuestions[name].map((value) => ({
              value,
              label: t(`journey.about-${name}.${value}`),
            }))}
            faults={faults}
            optional={t('web.optional')}
          />
        ))}
      </details>
      <button class="button">{t('survey.send')}</button>
    </PostForm>
  )
}

function QuestionInput(props: {
  context: CityContext
  question: Question
  text: (path: string) => string
  faults: readonly ShownFault[]
}) {
  const { context, question, text, faults } = props
  const { t } = context
  const path = `q.${question.id}`
  const common = {
    path,
    label: entryName(context, question.label),
    faults,
    optional: question.required ? undefined : t('web.optional'),
    value: text(path),
  }
  const options = Object.entries(question.of ?? {}).map(([value, label]) => ({
    value,
    label: entryName(context, label),
  }))
  switch (question.kind) {
    case 'words':
      return <TextInput {...common} rows={4} maxLength={2_000} />
    case 'one':
      return <Choices {...common} options={options} />
    case 'scale':
      return (
        <Choices
          {...common}
          options={scale.toReversed().map((value) => ({ value, label: t(`case.rating.${value}`) }))}
        />
      )
    case 'many':
      return (
        <fieldset class="field together">
          <legend>
            {common.label}
            {common.optional !== undefined && <span class="muted"> ({common.optional})</span>}
          </legend>
          {options.map(({ value, label }) => (
            <Checkbox
              key={value}
              path={`${path}.${value}`}
              label={label}
              checked={text(`${path}.${value}`) !== ''}
              faults={faults}
            />
          ))}
        </fieldset>
      )
  }
}
