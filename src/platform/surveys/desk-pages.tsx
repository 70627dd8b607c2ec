import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Empty, Figures, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import { entryName } from '../journey/facts.js'
import { endonym } from '../masterdata/field-inputs.js'
import { LanguageInputs } from '../masterdata/language-inputs.js'
import type { CityContext } from '../request/context.js'
import { blankBlocks, mostQuestions } from './edit-survey.js'
import type { QuestionResult } from './results.js'
import { ResultTables } from './result-tables.js'
import type { Survey } from './survey.js'

const tones = { draft: undefined, open: 'ok', closed: 'due' } as const

const StatusTag = ({ context, survey }: { context: CityContext; survey: Survey }) => {
  const tone = tones[survey.status]
  return <Tag {...(tone && { tone })}>{context.t(`survey.status.${survey.status}`)}</Tag>
}

/** Every survey with how many answered. */
export function deskSurveysPage(
  context: CityContext,
  surveys: readonly (Survey & { answered: number })[],
  mayChange: boolean,
): Promise<Reply> {
  const { t, tenant, app, language } = context
  const base = `/desk/${tenant.slug}/surveys`
  const date = (day: string) => app.country.formats.formatDate(day, language, 'short')
  return deskPage(
    context,
    { title: t('survey.desk'), current: 'surveys' },
    <>
      <h1>{t('survey.desk')}</h1>
      {mayChange && (
        <p>
          <a class="button small" href={`${base}/new`}>
            {t('survey.new')}
          </a>
        </p>
      )}
      {surveys.length === 0 ? (
        <Empty>{t('survey.none')}</Empty>
      ) : (
        <Scroll label={t('survey.desk')}>
          <table class="num">
            <thead>
              <tr>
                <th scope="col">{t('list.name')}</th>
                <th scope="col">{t('survey.dates')}</th>
                <th scope="col" class="end">
                  {t('survey.answers')}
                </th>
                <th scope="col">{t('list.state')}</th>
              </tr>
            </thead>
            <tbody>
              {surveys.map((survey) => (
                <tr key={survey.id} data-row>
                  <td>
                    <a href={`${base}/${survey.slug}`}>{entryName(context, survey.title)}</a>
                  </td>
                  <td>
                    {date(survey.opensOn)} – {date(survey.closesOn)}
                  </td>
                  <td class="end">{survey.answered}</td>
                  <td>
                    <StatusTag context={context} survey={survey} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>,
  )
}

export interface DeskSurveyGiven {
  survey: Survey
  results: readonly QuestionResult[]
  people: number
  /** What people wrote, by question. */
  words: readonly { label: string; lines: readonly string[] }[]
  by: 'gender' | 'ageBand'
  mayChange: boolean
}

/** One survey at the desk: its state, its results by group, its words, and what can be done. */
export function deskSurveyPage(context: CityContext, given: DeskSurveyGiven): Promise<Reply> {
  const { survey, results, people, words, by, mayChange } = given
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/surveys`
  const here = `${base}/${survey.slug}`
  const title = entryName(context, survey.title)
  const move = survey.status === 'draft' ? 'open' : 'close'
  return deskPage(
    context,
    { title, current: 'surveys' },
    <>
      <a class="back" href={base}>
        {t('survey.desk')}
      </a>
      <h1>{title}</h1>
      <p class="row">
        <StatusTag context={context} survey={survey} />
        <a href={`/${tenant.slug}/surveys/${survey.slug}`}>{t('survey.to-page')}</a>
        {survey.status === 'open' && <a href={`${here}/ask`}>{t('survey.ask')}</a>}
        <a href={`${here}/results.csv`}>CSV</a>
      </p>
      {mayChange && survey.status !== 'closed' && (
        <div class="row noprint">
          {survey.status === 'draft' && (
            <a class="button quiet small" href={`${here}/edit`}>
              {t('survey.edit')}
            </a>
          )}
          <PostForm action={`${here}/${move}`} token={context.formToken}>
            <button class="button small">{t(`survey.${move}`)}</button>
          </PostForm>
        </div>
      )}
      <Figures figures={[{ value: String(people), label: t('survey.answers') }]} />
      <section>
        <ul class="chips">
          {(['gender', 'ageBand'] as const).map((each) => (
            <li key={each}>
              <a href={`?by=${each}`} aria-current={each === by ? 'true' : undefined}>
                {t(`journey.about-${each}`)}
              </a>
            </li>
          ))}
        </ul>
        <ResultTables context={context} results={results} />
        {words.map(({ label, lines }) => (
          <section key={label}>
            <h2>{label}</h2>
            {lines.length === 0 ? (
              <Empty>{t('survey.no-words')}</Empty>
            ) : (
              <ul>
                {lines.map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </section>
    </>,
  )
}

/** The form of a survey: its words in each language, its days, its questions. */
export function surveyFormPage(
  context: CityContext,
  given: {
    action: string
    languages: readonly string[]
    text: (path: string) => string
    faults: readonly ShownFault[]
    isNew: boolean
  },
): Promise<Reply> {
  const { action, languages, text, faults, isNew } = given
  const { t, tenant } = context
  const title = t(isNew ? 'survey.new' : 'survey.edit')
  const filled = Array.from({ length: mostQuestions }, (_, index) => index + 1).filter((place) =>
    languages.some((language) => text(`label${place}.${language}`) !== ''),
  )
  const shown = Math.min(mostQuestions, (filled.at(-1) ?? 0) + blankBlocks)
  const perLanguage = (path: string, label: string, rows: number) => (
    <LanguageInputs
      context={context}
      languages={languages}
      isFilled={(language) => text(`${path}.${language}`) !== ''}
      input={(language) => (
        <TextInput
          key={path + language}
          path={`${path}.${language}`}
          label={`${label} (${endonym(context, language)})`}
          value={text(`${path}.${language}`)}
          rows={rows}
          maxLength={2_000}
          faults={faults}
        />
      )}
    />
  )
  const common = (path: string, label: string) => ({
    path,
    label: t(label),
    value: text(path),
    faults,
  })
  return deskPage(
    context,
    { title, current: 'surveys', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={`/desk/${tenant.slug}/surveys`}>
        {t('survey.desk')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      <PostForm action={action} token={context.formToken} class="narrow">
        {perLanguage('title', t('survey.field.title'), 1)}
        {perLanguage('about', t('survey.field.about'), 3)}
        {isNew ? (
          <TextInput
            {...common('slug', 'survey.field.slug')}
            hint={t('list.code-hint')}
            dir="ltr"
          />
        ) : (
          <input type="hidden" name="slug" value={text('slug')} />
        )}
        <Select
          {...common('kind', 'survey.field.kind')}
          options={['survey', 'consultation'].map((value) => ({
            value,
            label: t(`survey.kind.${value}`),
          }))}
        />
        <div class="row">
          <TextInput {...common('opensOn', 'survey.field.opens')} type="date" short />
          <TextInput {...common('closesOn', 'survey.field.closes')} type="date" short />
        </div>
        <Select
          {...common('resultsPublic', 'survey.field.public')}
          options={[
            { value: 'yes', label: t('list.yes') },
            { value: 'no', label: t('list.no') },
          ]}
        />
        {Array.from({ length: shown }, (_, index) => index + 1).map((place) => (
          <fieldset class="field together" key={place}>
            <legend>{t('survey.question', { place })}</legend>
            {perLanguage(`label${place}`, t('survey.field.label'), 1)}
            <Select
              {...common(`kind${place}`, 'overlay.field.kind')}
              value={text(`kind${place}`) || 'one'}
              options={['one', 'many', 'scale', 'words'].map((value) => ({
                value,
                label: t(`survey.answer.${value}`),
              }))}
            />
            {perLanguage(`of${place}`, t('survey.field.choices'), 3)}
            <Select
              {...common(`required${place}`, 'overlay.field.required')}
              value={text(`required${place}`) || 'no'}
              options={[
                { value: 'yes', label: t('list.yes') },
                { value: 'no', label: t('list.no') },
              ]}
            />
          </fieldset>
        ))}
        <button class="button">{t('survey.save')}</button>
      </PostForm>
    </>,
  )
}
