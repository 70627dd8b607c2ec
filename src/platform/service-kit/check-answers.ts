import type { CountryPack } from '../../countries/country-pack.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { toAsciiDigits } from '../../kernel/public-number/index.js'
import type { Answer, Answers } from './answers.js'
import { holds } from './condition.js'
import type { Field, PlaceAnswer } from './field.js'
import { cleanText } from './clean-text.js'
import type { ServiceDeclaration } from './service.js'

/** What the checks must know of the city; given as arguments so that they stay pure. */
export interface AnswerFacts {
  country: CountryPack
  /** Today's legal date, `YYYY-MM-DD`. */
  today: string
  isCategory: (code: string) => boolean
  isWard: (id: string) => boolean
  /** The ward that holds a point; undefined outside the city. */
  wardAt: (lng: number, lat: number) => string | undefined
  /** How many files the field has. */
  fileCount: (field: string) => number
}

export type Checked = { answers: Answers; faults: Fault[] }

/** The fields that are asked, given what was answered so far. */
export function askedFields(
  service: ServiceDeclaration,
  answers: Readonly<Record<string, unknown>>,
  page?: string,
): [string, Field][] {
  return Object.entries(service.form)
    .filter(([, field]) => page === undefined || field.page === page)
    .filter(([, field]) => holds(service.pages[field.page]?.when, { answers }))
    .filter(([, field]) => holds(field.when, { answers }))
    .sort(([, a], [, b]) => a.order - b.order)
}

/** The pages that are shown, in order. */
export function shownPages(service: ServiceDeclaration, answers: Answers): string[] {
  return Object.entries(service.pages)
    .filter(([name]) => askedFields(service, answers, name).length > 0)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name]) => name)
}

/**
 * Reads raw input (texts of a form or values of JSON) into answers. Every fault is told, with the
 * field's path. Fields that are not asked are dropped; unknown ones are faults.
 */
export function checkAnswers(
  service: ServiceDeclaration,
  raw: Readonly<Record<string, unknown>>,
  facts: AnswerFacts,
  page?: string,
): Checked {
  const answers: Record<string, Answer> = {}
  const faults: Fault[] = []
  const order = Object.entries(service.form).sort(
    ([, a], [, b]) =>
      (service.pages[a.page]?.order ?? 0) - (service.pages[b.page]?.order ?? 0) ||
      a.order - b.order,
  )
  for (const [name, field] of order) {
    if (page !== undefined && field.page !== page) continue
    const known = { answers: { ...raw, ...answers } }
    if (!holds(service.pages[field.page]?.when, known) || !holds(field.when, known)) continue
    const read = readField(name, field, raw[name], facts)
    faults.push(...read.faults)
    if (read.answer !== null) answers[name] = read.answer
  }
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(service.form, name)) faults.push({ path: name, code: 'fault.unknown' })
  }
  return { answers, faults }
}

interface Read {
  answer: Answer
  faults: Fault[]
}

const nothing: Read = { answer: null, faults: [] }
const wrong = (path: string, code: string, params?: Fault['params']): Read => ({
  answer: null,
  faults: [params ? { path, code, params } : { path, code }],
})
const right = (answer: Answer): Read => ({ answer, faults: [] })

function readField(name: string, field: Field, raw: unknown, facts: AnswerFacts): Read {
  const required = field.required ?? true
  if (field.kind === 'document') {
    return required && facts.fileCount(name) === 0 ? wrong(name, 'fault.file-required') : nothing
  }
  if (field.kind === 'place') return readPlace(name, raw, required, facts)
  if (raw !== undefined && raw !== null && typeof raw !== 'string' && typeof raw !== 'number') {
    return wrong(name, 'fault.type')
  }
  const text = cleanText(String(raw ?? ''))
  if (text === '') return required ? wrong(name, `fault.required-${field.kind}`) : nothing
  switch (field.kind) {
    case 'text':
      return readText(name, text, field.maxLength, facts)
    case 'integer':
      return readInteger(name, text, field.min, field.max)
    case 'date':
      return readDate(name, text, field, facts.today)
    case 'choice':
      return Object.hasOwn(field.of, text) ? right(text) : wrong(name, 'fault.choice')
    default:
      return facts.isCategory(text) ? right(text) : wrong(name, 'fault.choice')
  }
}

function readText(name: string, clean: string, most: number, facts: AnswerFacts): Read {
  if (Array.from(clean).length > most) return wrong(name, 'fault.too-long', { most })
  // The law forbids keeping the number; asking again is kinder than masking in silence.
  if (facts.country.validators.holdsNationalId(clean)) return wrong(name, 'fault.national-id')
  return right(clean)
}

function readInteger(name: string, text: string, min: number, max: number): Read {
  const digits = toAsciiDigits(text).replaceAll(/[\s,]/g, '')
  if (!/^-?\d{1,12}$/.test(digits)) return wrong(name, 'fault.whole-number')
  const value = Number(digits)
  return value < min || value > max ? wrong(name, 'fault.range', { min, max }) : right(value)
}

function readDate(
  name: string,
  text: string,
  field: { fromDays?: number; toDays?: number },
  today: string,
): Read {
  const iso = toAsciiDigits(text).replace(
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/,
    (_all, d, m, y) => [y, String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-'),
  )
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(iso) || Number.isNaN(time)) return wrong(name, 'fault.date')
  if (new Date(time).toISOString().slice(0, 10) !== iso) return wrong(name, 'fault.date')
  const daysAhead = (time - Date.parse(`${today}T00:00:00Z`)) / 86_400_000
  const { fromDays = -Infinity, toDays = Infinity } = field
  return daysAhead < fromDays || daysAhead > toDays ? wrong(name, 'fault.date-range') : right(iso)
}

function readPlace(name: string, raw: unknown, required: boolean, facts: AnswerFacts): Read {
  const given: Record<string, unknown> = typeof raw === 'object' && raw !== null ? { ...raw } : {}
  const landmark = typeof given['landmark'] === 'string' ? cleanText(given['landmark']) : ''
  const lng = toNumber(given['lng'], 180)
  const lat = toNumber(given['lat'], 90)
  const chosen = typeof given['wardId'] === 'string' ? given['wardId'] : ''
  const faults: Fault[] = []
  if (landmark.length > 200)
    faults.push({ path: `${name}.landmark`, code: 'fault.too-long', params: { most: 200 } })
  if (facts.country.validators.holdsNationalId(landmark)) {
    faults.push({ path: `${name}.landmark`, code: 'fault.national-id' })
  }
  if (Number.isNaN(lng) || Number.isNaN(lat) || (lng === null) !== (lat === null)) {
    return { answer: null, faults: [...faults, { path: `${name}.lng`, code: 'fault.point' }] }
  }
  const found = lng !== null && lat !== null ? facts.wardAt(lng, lat) : undefined
  if (lng !== null && found === undefined && chosen === '') {
    return { answer: null, faults: [...faults, { path: `${name}.wardId`, code: 'fault.outside' }] }
  }
  const wardId = found ?? chosen
  if (wardId === '') {
    if (required) faults.push({ path: `${name}.wardId`, code: 'fault.ward-required' })
  } else if (!facts.isWard(wardId)) faults.push({ path: `${name}.wardId`, code: 'fault.ward' })
  if (landmark === '' && lng === null && required) {
    faults.push({ path: `${name}.landmark`, code: 'fault.landmark-required' })
  }
  if (faults.length > 0) return { answer: null, faults }
  if (wardId === '') return nothing
  const place: PlaceAnswer = { wardId, landmark, lng, lat }
  return right(place)
}

/** A coordinate, null when none was given, NaN when it is none. */
function toNumber(raw: unknown, most: number): number | null {
  if (raw === undefined || raw === null || raw === '') return null
  if (typeof raw === 'number') return Number.isFinite(raw) && Math.abs(raw) <= most ? raw : NaN
  if (typeof raw !== 'string' || !/^-?\d{1,3}(\.\d{1,15})?$/.test(raw.trim())) return NaN
  return Math.abs(Number(raw)) <= most ? Number(raw) : NaN
}
