import type { Fault } from '../../kernel/errors/app-error.js'
import type { Field } from '../service-kit/field.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { isObject, mergePatch, type Json, type JsonObject } from './merge-patch.js'
import type { OverlayContent } from './overlay.js'

type Texts = (path: string) => string

const merged = (content: OverlayContent, patch: Json): OverlayContent =>
  // An overlay that takes a key away must keep saying so, hence merged as values, not applied.
  mergeValues(content, patch) as OverlayContent

function mergeValues(target: Json, patch: Json): Json {
  if (!isObject(patch) || !isObject(target)) return patch
  const names = new Set([...Object.keys(target), ...Object.keys(patch)])
  return Object.fromEntries(
    [...names].map((name) => {
      const [before, after] = [target[name], patch[name]]
      if (after === undefined) return [name, before ?? null]
      return [name, before === undefined ? after : mergeValues(before, after)]
    }),
  )
}

/** The service's own texts in one language; an empty one gives the program's words back. Pure. */
export function editTexts(
  content: OverlayContent,
  language: string,
  keys: readonly string[],
  texts: Texts,
): { content: OverlayContent; faults: Fault[] } {
  const faults: Fault[] = []
  const own: Record<string, string> = {}
  for (const key of keys) {
    const text = texts(`text.${key}`).trim()
    if (text.length > 2_000) {
      faults.push({ path: `text.${key}`, code: 'fault.too-long', params: { most: 2_000 } })
    }
    if (text !== '') own[key] = text
  }
  const { texts: before, ...rest } = content
  const others = isObject(before) ? before : {}
  const { [language]: _replaced, ...kept } = others
  const all: JsonObject = Object.keys(own).length > 0 ? { ...kept, [language]: own } : kept
  return { content: Object.keys(all).length > 0 ? { ...rest, texts: all } : rest, faults }
}

/** Service levels of the states that have one. Pure. */
export function editLevels(
  content: OverlayContent,
  service: ServiceDeclaration,
  texts: Texts,
): { content: OverlayContent; faults: Fault[] } {
  const faults: Fault[] = []
  let result = content
  for (const [name, state] of Object.entries(service.workflow.states)) {
    if (state.level === undefined || state.level === 'category') continue
    const value = Number(texts(`${name}.value`))
    const unit = texts(`${name}.unit`)
    const basis = texts(`${name}.basis`)
    if (!(value > 0 && value <= 10_000)) {
      faults.push({ path: `${name}.value`, code: 'fault.range', params: { min: 1, max: 10_000 } })
      continue
    }
    if (!['hours', 'days'].includes(unit) || !['elapsed', 'working'].includes(basis)) {
      faults.push({ path: `${name}.unit`, code: 'fault.choice' })
      continue
    }
    const { level } = state
    if (level.value === value && level.unit === unit && level.basis === basis) continue
    result = merged(result, { workflow: { states: { [name]: { level: { value, unit, basis } } } } })
  }
  return { content: result, faults }
}

/** Kinds that a city can add; places and trees stand at most once and come with the declaration. */
export const addableKinds = ['text', 'integer', 'date', 'choice', 'document'] as const

/** One more question or document. Pure. */
export function addField(
  content: OverlayContent,
  service: ServiceDeclaration,
  texts: Texts,
): { content: OverlayContent; faults: Fault[] } {
  const faults: Fault[] = []
  const id = texts('id').trim()
  const kind = texts('kind')
  const page = texts('page')
  const label = texts('label').trim()
  if (!/^[a-z][A-Za-z0-9]{0,40}$/.test(id)) faults.push({ path: 'id', code: 'fault.field-name' })
  else if (Object.hasOwn(service.form, id)) faults.push({ path: 'id', code: 'fault.list-twice' })
  if (!addableKinds.some((each) => each === kind))
    faults.push({ path: 'kind', code: 'fault.choice' })
  if (!Object.hasOwn(service.pages, page)) faults.push({ path: 'page', code: 'fault.choice' })
  if (label === '') faults.push({ path: 'label', code: 'fault.required' })
  const last = Object.values(service.form)
    .filter((field) => field.page === page)
    .reduce((most, field) => Math.max(most, field.order), 0)
  const hint = texts('hint').trim()
  const common = {
    page,
    order: last + 1,
    label,
    ...(hint !== '' && { hint }),
    required: texts('required') === 'yes',
  }
  const field = { ...common, ...kindPart(kind, texts, faults) }
  return { content: merged(content, { form: { [id]: field } }), faults }
}

function kindPart(kind: string, texts: Texts, faults: Fault[]): JsonObject {
  switch (kind) {
    case 'integer': {
      const [min, max] = [Number(texts('min') || '0'), Number(texts('max') || '1000000')]
      if (!Number.isInteger(min)) faults.push({ path: 'min', code: 'fault.whole-number' })
      if (!Number.isInteger(max) || max < min)
        faults.push({ path: 'max', code: 'fault.whole-number' })
      return { kind, min, max }
    }
    case 'choice': {
      const options = choicesOf(texts('choices'))
      if (Object.keys(options).length < 2)
        faults.push({ path: 'choices', code: 'fault.two-choices' })
      return { kind, of: options }
    }
    case 'date':
      return { kind }
    case 'document':
      return { kind, accepts: 'document', most: 1 }
    default:
      return { kind: 'text', maxLength: 1_000, rows: texts('rows') === 'yes' ? 4 : 1 }
  }
}

/** One choice per line: `value = Label`, or the label alone. */
function choicesOf(text: string): Record<string, string> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return Object.fromEntries(
    lines.map((line): [string, string] => {
      const [value = '', label] = line.split(/\s*=\s*/, 2)
      if (label !== undefined && /^[a-z0-9-]+$/.test(value)) return [value, label]
      const made = line
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '')
      return [made, line]
    }),
  )
}

/** Takes an own field away again. Pure. */
export function removeField(content: OverlayContent, id: string): OverlayContent {
  const { form, ...rest } = content
  if (!isObject(form)) return content
  const { [id]: _gone, ...kept } = form
  return Object.keys(kept).length > 0 ? { ...rest, form: kept } : rest
}

/** Fields that the tenant's own overlay brings. */
export const ownFields = (
  content: OverlayContent,
  service: ServiceDeclaration,
): [string, Field][] =>
  Object.keys(isObject(content['form']) ? content['form'] : {}).flatMap((id): [string, Field][] => {
    const field = service.form[id]
    return field ? [[id, field]] : []
  })

/** A patch as an expert writes it. Pure. */
export function readPatch(text: string): { content: OverlayContent; faults: Fault[] } {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return { content: value, faults: [] }
  } catch {
    // Told below.
  }
  return { content: {}, faults: [{ path: 'patch', code: 'fault.json' }] }
}

/** The whole as it would be, for showing what differs. */
export const applied = (service: ServiceDeclaration, content: OverlayContent): unknown =>
  mergePatch(JSON.parse(JSON.stringify(service)), content)
