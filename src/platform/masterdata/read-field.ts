import type { Fault } from '../../kernel/errors/app-error.js'
import type { KindField } from './kind.js'
import type { KindFacts } from './kind-facts.js'

/** What was given for a field; no value where nothing was. */
export interface ReadField {
  value?: unknown
  faults: Fault[]
}

/** Texts by their path, as a form posts them and a file's columns bring them. */
export type Texts = (path: string) => string

const fault = (
  path: string,
  code: string,
  params?: Record<string, string | number>,
): ReadField => ({
  faults: [{ path, code, ...(params && { params }) }],
})
const value = (given: unknown): ReadField => ({ value: given, faults: [] })
const nothing: ReadField = { faults: [] }

/** Reads one field of an entry and checks it against its kind. Pure. */
export function readField(
  field: KindField,
  path: string,
  texts: Texts,
  facts: KindFacts,
): ReadField {
  const text = texts(path).trim()
  switch (field.kind) {
    case 'text':
      if (text.length > field.maxLength)
        return fault(path, 'fault.too-long', { most: field.maxLength })
      return text === '' ? nothing : value(text)
    case 'integer': {
      if (text === '') return nothing
      const number = Number(text)
      return Number.isInteger(number) && number >= field.min && number <= field.max
        ? value(number)
        : fault(path, 'fault.range', { min: field.min, max: field.max })
    }
    case 'choice':
      return oneOf(path, text, field.of)
    case 'yes-no':
      return text === '' ? nothing : value(/^(yes|true|1)$/i.test(text))
    case 'date':
      if (text === '') return nothing
      return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
        ? value(text)
        : fault(path, 'fault.date')
    case 'time':
      if (text === '') return nothing
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? value(text) : fault(path, 'fault.time')
    case 'entry':
      return oneOf(path, text, valuesOf(facts.entries.get(field.list)))
    case 'role':
      return oneOf(path, text, valuesOf(facts.roles))
    case 'service':
      return oneOf(path, text, valuesOf(facts.services))
    case 'ward':
      return oneOf(path, text, valuesOf(facts.wards))
    case 'lines':
      return readLines(path, text, field.most)
    case 'numbers':
      return readNumbers(field.of, path, texts)
    case 'level':
      return readLevel(path, texts)
    case 'group':
      return readGroup(field.of, path, texts)
    case 'texts':
      return readTexts(path, texts, facts.languages)
    case 'ladder':
      return readLadder(path, texts, valuesOf(facts.rungRoles))
  }
}

const valuesOf = (options: readonly { value: string }[] | undefined): string[] =>
  (options ?? []).map((option) => option.value)

function oneOf(path: string, text: string, known: readonly string[]): ReadField {
  if (text === '') return nothing
  return known.includes(text) ? value(text) : fault(path, 'fault.choice')
}

function readLines(path: string, text: string, most: number): ReadField {
  const lines = text
    .split(/\r?\n|;/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > most) return fault(path, 'fault.too-many-lines', { most })
  return lines.length === 0 ? nothing : value(lines)
}

/** A box of its own each on a page; `0;6` in a file. */
function readNumbers(of: readonly number[], path: string, texts: Texts): ReadField {
  const listed = texts(path)
    .split(/[;,\s]+/)
    .filter((part) => part !== '')
    .map(Number)
  if (listed.some((number) => !of.includes(number))) return fault(path, 'fault.choice')
  const ticked = of.filter((number) => texts(`${path}.${number}`) !== '')
  const chosen = [...new Set([...listed, ...ticked])].sort((a, b) => a - b)
  return value(chosen)
}

function readLevel(path: string, texts: Texts): ReadField {
  const text = texts(`${path}.value`).trim()
  if (text === '') return nothing
  const number = Number(text)
  const unit = texts(`${path}.unit`) || 'hours'
  const basis = texts(`${path}.basis`) || 'elapsed'
  if (!(number > 0 && number <= 10_000)) {
    return fault(`${path}.value`, 'fault.range', { min: 1, max: 10_000 })
  }
  if (!['hours', 'days'].includes(unit)) return fault(`${path}.unit`, 'fault.choice')
  if (!['elapsed', 'working'].includes(basis)) return fault(`${path}.basis`, 'fault.choice')
  return value({ value: number, unit, basis })
}

function readGroup(of: readonly string[], path: string, texts: Texts): ReadField {
  const given = of.map((part): [string, string] => [
    part,
    texts(`${path}.${part}`).trim().slice(0, 200),
  ])
  if (given.every(([, text]) => text === '')) return nothing
  const missing = given.filter(([, text]) => text === '')
  if (missing.length > 0) {
    return {
      faults: missing.map(([part]) => ({ path: `${path}.${part}`, code: 'fault.required' })),
    }
  }
  return value(Object.fromEntries(given))
}

function readTexts(path: string, texts: Texts, languages: readonly string[]): ReadField {
  const given = languages
    .map((language): [string, string] => [language, texts(`${path}.${language}`).trim()])
    .filter(([, text]) => text !== '')
  const long = given.filter(([, text]) => text.length > 4_000)
  if (long.length > 0) {
    return {
      faults: long.map(([language]) => ({
        path: `${path}.${language}`,
        code: 'fault.too-long',
        params: { most: 4_000 },
      })),
    }
  }
  return given.length === 0 ? nothing : value(Object.fromEntries(given))
}

/** Rungs that a page offers; a ladder of an office has three or four. */
export const mostRungs = 5

function readLadder(path: string, texts: Texts, roles: readonly string[]): ReadField {
  const faults: Fault[] = []
  const steps: unknown[] = []
  for (let rung = 1; rung <= mostRungs; rung += 1) {
    const at = `${path}.${rung}`
    const amount = texts(`${at}.value`).trim()
    const role = texts(`${at}.role`).trim()
    if (amount === '' && role === '') continue
    const number = Number(amount)
    const unit = texts(`${at}.unit`) || 'percent'
    const basis = texts(`${at}.basis`) || 'elapsed'
    if (amount === '' || !(number >= 0 && number <= 10_000)) {
      faults.push({ path: `${at}.value`, code: 'fault.range', params: { min: 0, max: 10_000 } })
    }
    if (!roles.includes(role)) faults.push({ path: `${at}.role`, code: 'fault.choice' })
    if (!['percent', 'hours', 'days'].includes(unit)) {
      faults.push({ path: `${at}.unit`, code: 'fault.choice' })
    }
    if (!['elapsed', 'working'].includes(basis)) {
      faults.push({ path: `${at}.basis`, code: 'fault.choice' })
    }
    const after = unit === 'percent' ? { percent: number } : { value: number, unit, basis }
    const notify = texts(`${at}.notify`) !== 'no'
    steps.push({ after, role, notify, reassign: texts(`${at}.reassign`) === 'yes' })
  }
  if (faults.length > 0) return { faults }
  return steps.length === 0 ? nothing : value(steps)
}
