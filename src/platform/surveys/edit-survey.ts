import type { Fault } from '../../kernel/errors/app-error.js'
import type { Question, Survey } from './survey.js'

/** Blocks that the page offers besides those that are filled. */
export const blankBlocks = 3
export const mostQuestions = 40

type Texts = (path: string) => string
type Edited = Pick<
  Survey,
  'slug' | 'kind' | 'title' | 'about' | 'questions' | 'opensOn' | 'closesOn' | 'resultsPublic'
>

/** A survey as its form gives it, with every fault. `languages`: the first one must be filled. Pure. */
export function readSurvey(
  text: Texts,
  languages: readonly string[],
): { survey: Edited; faults: Fault[] } {
  const faults: Fault[] = []
  const words = (path: string, isNeeded: boolean) => {
    const given = languages
      .map((language): [string, string] => [language, text(`${path}.${language}`).trim()])
      .filter(([, each]) => each !== '')
    if (isNeeded && given.length === 0) {
      faults.push({ path: `${path}.${languages[0] ?? 'en'}`, code: 'fault.required' })
    }
    return Object.fromEntries(given)
  }
  const slug = text('slug').trim()
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 60) {
    faults.push({ path: 'slug', code: 'fault.list-code' })
  }
  const [opensOn, closesOn] = [text('opensOn'), text('closesOn')]
  for (const [path, date] of [
    ['opensOn', opensOn],
    ['closesOn', closesOn],
  ] as const) {
    if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) {
      faults.push({ path, code: 'fault.date' })
    }
  }
  if (closesOn < opensOn) faults.push({ path: 'closesOn', code: 'fault.survey-ends' })
  const questions: Question[] = []
  for (let place = 1; place <= mostQuestions; place += 1) {
    const question = readQuestion(text, languages, place, faults)
    if (question) questions.push(question)
  }
  if (questions.length === 0) {
    faults.push({ path: `label1.${languages[0] ?? 'en'}`, code: 'fault.required' })
  }
  const survey: Edited = {
    slug,
    kind: text('kind') === 'consultation' ? 'consultation' : 'survey',
    title: words('title', true),
    about: words('about', false),
    questions,
    opensOn,
    closesOn,
    resultsPublic: text('resultsPublic') !== 'no',
  }
  return { survey, faults }
}

function readQuestion(
  text: Texts,
  languages: readonly string[],
  place: number,
  faults: Fault[],
): Question | undefined {
  const label = Object.fromEntries(
    languages
      .map((language): [string, string] => [language, text(`label${place}.${language}`).trim()])
      .filter(([, each]) => each !== ''),
  )
  if (Object.keys(label).length === 0) return undefined
  const kind = (['one', 'many', 'scale', 'words'] as const).find(
    (each) => each === text(`kind${place}`),
  )
  if (!kind) {
    faults.push({ path: `kind${place}`, code: 'fault.choice' })
    return undefined
  }
  const common = { id: `q${place}`, kind, label, required: text(`required${place}`) === 'yes' }
  if (kind !== 'one' && kind !== 'many') return common
  const of = readChoices(text, languages, place)
  if (Object.keys(of).length < 2) {
    faults.push({ path: `of${place}.${languages[0] ?? 'en'}`, code: 'fault.two-choices' })
  }
  return { ...common, of }
}

/** The lines of each language belong together by their order. */
function readChoices(text: Texts, languages: readonly string[], place: number) {
  const byLanguage = languages.map((language) => ({
    language,
    lines: text(`of${place}.${language}`)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }))
  const most = Math.min(20, Math.max(0, ...byLanguage.map(({ lines }) => lines.length)))
  return Object.fromEntries(
    Array.from({ length: most }, (_, index) => [
      `c${index + 1}`,
      Object.fromEntries(
        byLanguage.flatMap(({ language, lines }) => {
          const line = lines[index]
          return line === undefined ? [] : [[language, line]]
        }),
      ),
    ]),
  )
}

/** What the form holds for a survey that is there. */
export function surveyTexts(survey: Survey): Map<string, string> {
  const texts = new Map<string, string>([
    ['slug', survey.slug],
    ['kind', survey.kind],
    ['opensOn', survey.opensOn],
    ['closesOn', survey.closesOn],
    ['resultsPublic', survey.resultsPublic ? 'yes' : 'no'],
  ])
  const put = (path: string, words: Readonly<Record<string, string>>) => {
    for (const [language, each] of Object.entries(words)) texts.set(`${path}.${language}`, each)
  }
  put('title', survey.title)
  put('about', survey.about)
  for (const [index, question] of survey.questions.entries()) {
    const place = index + 1
    put(`label${place}`, question.label)
    texts.set(`kind${place}`, question.kind)
    texts.set(`required${place}`, question.required ? 'yes' : 'no')
    const languages = new Set(Object.values(question.of ?? {}).flatMap((each) => Object.keys(each)))
    for (const language of languages) {
      const lines = Object.values(question.of ?? {}).map((each) => each[language] ?? '')
      texts.set(`of${place}.${language}`, lines.join('\n'))
    }
  }
  return texts
}
