import type { Fault } from '../../kernel/errors/app-error.js'
import type { Entry } from './entry-store.js'
import { kebabCode, type MasterKind } from './kind.js'
import type { KindFacts } from './kind-facts.js'
import { readField, type Texts } from './read-field.js'

/**
 * An entry as a form or a row of a file gives it, with every fault. Paths are those of the form:
 * `code`, `parent`, `name.<language>`, `position`, `active`, `data.<field>…`. Pure.
 */
export function readEntry(
  kind: MasterKind,
  texts: Texts,
  facts: KindFacts,
): { entry: Entry; faults: Fault[] } {
  const faults: Fault[] = []
  const code = texts('code').trim()
  if (code === '') faults.push({ path: 'code', code: 'fault.required' })
  else if (code.length > 60 || !(kind.code ?? kebabCode).test(code)) {
    faults.push({ path: 'code', code: 'fault.list-code' })
  }
  const parent = texts('parent').trim()
  if (parent !== '' && (parent === code || !facts.parents.some(({ value }) => value === parent))) {
    faults.push({ path: 'parent', code: 'fault.choice' })
  }
  const name = readName(texts, facts.languages, faults)
  const position = Number(texts('position').trim() || '0')
  if (!Number.isInteger(position) || position < 0 || position > 1_000_000) {
    faults.push({ path: 'position', code: 'fault.range', params: { min: 0, max: 1_000_000 } })
  }
  const data: Record<string, unknown> = {}
  for (const [id, field] of Object.entries(kind.fields)) {
    const read = readField(field, `data.${id}`, texts, facts)
    faults.push(...read.faults)
    if (read.value !== undefined) data[id] = read.value
    else if (field.required && read.faults.length === 0) {
      faults.push({ path: firstPathOf(field.kind, `data.${id}`, facts), code: 'fault.required' })
    }
  }
  const active = !/^(no|false|0)$/i.test(texts('active').trim() || 'yes')
  return { entry: { code, parentCode: parent || null, name, data, position, active }, faults }
}

function readName(texts: Texts, languages: readonly string[], faults: Fault[]) {
  const name: Record<string, string> = {}
  for (const language of languages) {
    const text = texts(`name.${language}`).trim()
    if (text.length > 200) {
      faults.push({ path: `name.${language}`, code: 'fault.too-long', params: { most: 200 } })
    }
    if (text !== '') name[language] = text
  }
  const first = languages[0] ?? 'en'
  if (Object.keys(name).length === 0) faults.push({ path: `name.${first}`, code: 'fault.required' })
  return name
}

/** Where a page takes the reader who gave nothing. */
const firstPathOf = (kind: string, path: string, facts: KindFacts): string =>
  kind === 'texts' ? `${path}.${facts.languages[0] ?? 'en'}` : path
