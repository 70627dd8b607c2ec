import { plainText } from '../../kernel/plain-text.js'
import type { Entry } from './entry-store.js'
import type { KindField, MasterKind } from './kind.js'

/** An entry as the texts that its form holds and its row in a file: what `readEntry` reads back. */
export function entryTexts(kind: MasterKind, entry: Entry): Map<string, string> {
  const texts = new Map<string, string>([
    ['code', entry.code],
    ['parent', entry.parentCode ?? ''],
    ['position', String(entry.position)],
    ['active', entry.active ? 'yes' : 'no'],
  ])
  for (const [language, name] of Object.entries(entry.name)) texts.set(`name.${language}`, name)
  for (const [id, field] of Object.entries(kind.fields)) {
    for (const [path, text] of textsOf(field, `data.${id}`, entry.data[id])) texts.set(path, text)
  }
  return texts
}

function textsOf(field: KindField, path: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return []
  switch (field.kind) {
    case 'lines':
      return [[path, Array.isArray(value) ? value.join('\n') : '']]
    case 'numbers':
      return Array.isArray(value) ? value.map((each) => [`${path}.${each}`, 'yes']) : []
    case 'yes-no':
      return [[path, value === true ? 'yes' : 'no']]
    case 'level':
    case 'group':
    case 'texts':
      return Object.entries(value).map(([part, text]) => [`${path}.${part}`, String(text)])
    case 'ladder':
      return Array.isArray(value)
        ? value.flatMap((rung, index) => rungTexts(`${path}.${index + 1}`, rung))
        : []
    default:
      return [[path, plainText(value)]]
  }
}

function rungTexts(at: string, rung: unknown): [string, string][] {
  if (typeof rung !== 'object' || rung === null) return []
  const { after, role, notify, reassign } = rung as {
    after?: Record<string, unknown>
    role?: string
    notify?: boolean
    reassign?: boolean
  }
  const isPercent = after?.['percent'] !== undefined
  return [
    [`${at}.value`, plainText(isPercent ? after['percent'] : after?.['value'])],
    [`${at}.unit`, isPercent ? 'percent' : plainText(after?.['unit'] ?? 'hours')],
    [`${at}.basis`, isPercent ? '' : plainText(after?.['basis'] ?? 'elapsed')],
    [`${at}.role`, role ?? ''],
    [`${at}.notify`, notify === false ? 'no' : ''],
    [`${at}.reassign`, reassign === true ? 'yes' : ''],
  ]
}
