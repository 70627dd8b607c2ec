import { IntlMessageFormat } from 'intl-messageformat'

export type Params = Readonly<Record<string, string | number | boolean | Date | null | undefined>>

/** Gives the text of a key in one language, through its chain of fallbacks. */
export interface Translate {
  (key: string, params?: Params): string
  has(key: string): boolean
  /** The text as it is written, with its placeholders. */
  source(key: string): string
  language: string
  direction: 'ltr' | 'rtl'
}

export type Catalogue = ReadonlyMap<string, string>

/** Some texts in other words, asked before the catalogues. One object as long as nothing changes. */
export interface Wording {
  find(language: string, key: string): string | undefined
}

/** All languages' messages; texts are ICU MessageFormat and escaped where they are shown. */
export interface Messages {
  translator(language: string, wording?: Wording): Translate
  languages(): string[]
  /** Every key of English. */
  keys(): string[]
  /** Keys of English that the language lacks. */
  missing(language: string): string[]
}

const rightToLeft = new Set(['ur', 'ks-Arab', 'sd-Arab', 'ar', 'fa'])

/**
 * `chains` says where to look next when a language lacks a text: Konkani → Marathi → Hindi → English.
 * A key that no language knows shows itself, and `onMissing` hears of it once.
 */
export function createMessages(
  catalogues: ReadonlyMap<string, Catalogue>,
  chains: (language: string) => readonly string[],
  onMissing: (key: string) => void = () => {},
): Messages {
  const translators = new Map<string, Translate>()
  const reworded = new WeakMap<Wording, Map<string, Translate>>()
  const reported = new Set<string>()

  const build = (language: string, wording: Wording | undefined): Translate => {
    const order = [...new Set([language, ...chains(language), 'en'])]
    const formats = new Map<string, IntlMessageFormat | string>()
    const find = (key: string): { text: string; from: string } | undefined => {
      for (const from of order) {
        const text = wording?.find(from, key) ?? catalogues.get(from)?.get(key)
        if (text !== undefined) return { text, from }
      }
      return undefined
    }
    const compiled = (key: string): IntlMessageFormat | string => {
      const known = formats.get(key)
      if (known !== undefined) return known
      const found = find(key)
      if (!found && !reported.has(key)) {
        reported.add(key)
        onMissing(key)
      }
      // Latin digits in every language, as the design asks; amounts come in formatted.
      const made =
        found === undefined
          ? key
          : /[{'<]/.test(found.text)
            ? new IntlMessageFormat(found.text, `${found.from}-u-nu-latn`, undefined, {
                ignoreTag: true,
              })
            : found.text
      formats.set(key, made)
      return made
    }
    const translate = (key: string, params?: Params): string => {
      const message = compiled(key)
      if (typeof message === 'string') return message
      try {
        const text: unknown = message.format({ ...params })
        return typeof text === 'string' ? text : String(text)
      } catch {
        // A text that asks for more than it was given must not cost the whole page.
        onMissing(key)
        return find(key)?.text ?? key
      }
    }
    return Object.assign(translate, {
      has: (key: string) => find(key) !== undefined,
      source: (key: string) => find(key)?.text ?? key,
      language,
      direction: rightToLeft.has(language) ? ('rtl' as const) : ('ltr' as const),
    })
  }

  return {
    translator(language, wording) {
      const kept = wording ? (reworded.get(wording) ?? new Map<string, Translate>()) : translators
      if (wording) reworded.set(wording, kept)
      const known = kept.get(language)
      if (known) return known
      const made = build(language, wording)
      kept.set(language, made)
      return made
    },
    languages: () => [...catalogues.keys()],
    keys: () => [...(catalogues.get('en')?.keys() ?? [])],
    missing: (language) => {
      const own = catalogues.get(language)
      return [...(catalogues.get('en')?.keys() ?? [])].filter((key) => !own?.has(key))
    },
  }
}
