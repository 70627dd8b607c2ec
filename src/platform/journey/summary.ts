import type { Translate } from '../../kernel/i18n/messages.js'
import { areaName } from '../places/area-name.js'
import type { CityContext } from '../request/context.js'
import { askedFields, shownPages } from '../service-kit/check-answers.js'
import type { Answers } from '../service-kit/answers.js'
import type { Field, PlaceAnswer } from '../service-kit/field.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { entryName, type JourneyFacts } from './facts.js'

export interface SummaryLine {
  label: string
  value: string
  page: string
}

/** Answers in words, in the order of the pages: for checking, for the case page, for print. */
export function summarise(
  context: CityContext,
  service: ServiceDeclaration,
  answers: Answers,
  facts: Pick<JourneyFacts, 'categories' | 'places' | 'uploads'>,
): SummaryLine[] {
  const { t } = context
  return shownPages(service, answers).flatMap((page) =>
    askedFields(service, answers, page).map(([name, field]) => ({
      label: t(`service.${service.id}.form.${name}.label`),
      value: wordsFor(context, t, service, name, field, answers, facts),
      page,
    })),
  )
}

function wordsFor(
  context: CityContext,
  t: Translate,
  service: ServiceDeclaration,
  name: string,
  field: Field,
  answers: Answers,
  facts: Pick<JourneyFacts, 'categories' | 'places' | 'uploads'>,
): string {
  const key = `service.${service.id}.form.${name}`
  const { formats } = context.app.country
  if (field.kind === 'document') {
    const count = facts.uploads.filter((upload) => upload.field === name).length
    return count === 0 ? t('journey.no-files') : t('journey.files', { count })
  }
  const answer = answers[name]
  if (answer === undefined || answer === null || answer === '') return t('journey.not-answered')
  if (field.kind === 'place' && isPlace(answer)) {
    const area = answer.wardId === null ? undefined : facts.places.byId(answer.wardId)
    return [answer.landmark, area && areaName(context, area)].filter(Boolean).join('\n')
  }
  if (typeof answer !== 'string' && typeof answer !== 'number') return ''
  switch (field.kind) {
    case 'choice':
      return t(`${key}.of.${answer}`)
    case 'tree': {
      const entry = facts.categories.find((each) => each.code === answer)
      return entry ? entryName(context, entry.name) : String(answer)
    }
    case 'integer': {
      const number = formats.formatNumber(Number(answer), context.language)
      return field.unit === undefined ? number : `${number} ${t(`${key}.unit`)}`
    }
    case 'date':
      return formats.formatDate(String(answer), context.language, 'long')
    default:
      return String(answer)
  }
}

const isPlace = (answer: unknown): answer is PlaceAnswer =>
  typeof answer === 'object' && answer !== null && 'landmark' in answer
