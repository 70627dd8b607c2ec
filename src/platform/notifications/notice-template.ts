import { IntlMessageFormat } from 'intl-messageformat'
import type { Fault } from '../../kernel/errors/app-error.js'
import type { App } from '../app.js'
import { ways, type Way } from './way.js'

/** Kind of the master data in which a city, state or nation words its notices. */
export const templateKind = 'notice-template'

/** What a template may be filled with. */
export const templateParams = ['city', 'number', 'state', 'link'] as const

/** An entry's `data`: texts by way and language, and how the SMS is registered. */
export interface NoticeTemplate {
  texts: Readonly<Partial<Record<Way, Readonly<Record<string, string>>>>>
  subject: Readonly<Record<string, string>>
  dltTemplateId: string | undefined
}

/** Reads an entry's data; what has another shape is left out, and the built-in text stands. */
export function readTemplate(data: Readonly<Record<string, unknown>>): NoticeTemplate {
  const texts = Object.fromEntries(ways.map((way) => [way, textsOf(data[way])]))
  const id = data['dltTemplateId']
  return {
    texts,
    subject: textsOf(data['subject']),
    dltTemplateId: typeof id === 'string' && id !== '' ? id : undefined,
  }
}

/**
 * Everything that is wrong with an entry's data, for the page on which it is edited: a text that is no
 * ICU message or asks for what it is not given, and a DLT id that has not 19 digits (TCCCPR).
 */
export function templateFaults(data: Readonly<Record<string, unknown>>): Fault[] {
  const faults: Fault[] = []
  const example = Object.fromEntries(templateParams.map((name) => [name, 'x']))
  for (const part of [...ways, 'subject']) {
    for (const [language, text] of Object.entries(textsOf(data[part]))) {
      if (formatted(text, language, example) === undefined) {
        faults.push({ path: `${part}.${language}`, code: 'fault.notice-template' })
      }
    }
  }
  const { dltTemplateId } = readTemplate(data)
  if (dltTemplateId !== undefined && !/^\d{19}$/.test(dltTemplateId)) {
    faults.push({ path: 'dltTemplateId', code: 'fault.dlt-template' })
  }
  return faults
}

/**
 * The person's own language first; other languages only where there is no built-in text in theirs
 * either. Undefined, also for a text that cannot be filled, leaves the built-in one.
 */
export function fillTemplate(
  app: App,
  texts: Readonly<Record<string, string>> | undefined,
  language: string,
  params: Readonly<Record<string, string>>,
): string | undefined {
  const isBuiltIn = app.messages.languages().includes(language)
  for (const tag of [language, ...(isBuiltIn ? [] : app.country.languageChain(language))]) {
    const text = texts?.[tag]
    const filled = text === undefined ? undefined : formatted(text, tag, params)
    if (filled !== undefined) return filled
  }
  return undefined
}

const compiled = new Map<string, IntlMessageFormat | undefined>()
const mostCompiled = 5_000

function formatted(
  text: string,
  language: string,
  params: Readonly<Record<string, string>>,
): string | undefined {
  const key = `${language} ${text}`
  if (!compiled.has(key)) {
    if (compiled.size >= mostCompiled) compiled.clear()
    compiled.set(key, compile(text, language))
  }
  try {
    const filled: unknown = compiled.get(key)?.format({ ...params })
    return typeof filled === 'string' && filled.trim() !== '' ? filled : undefined
  } catch {
    // It asks for something that no notice has.
    return undefined
  }
}

function compile(text: string, language: string): IntlMessageFormat | undefined {
  try {
    return new IntlMessageFormat(text, `${language}-u-nu-latn`, undefined, { ignoreTag: true })
  } catch {
    return undefined
  }
}

const textsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
        ),
      )
    : {}
