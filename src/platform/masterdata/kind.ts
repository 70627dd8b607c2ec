/** A value that an entry of a list carries besides its code, names and order. */
export type KindField =
  | { readonly kind: 'text'; readonly maxLength: number; readonly rows?: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** Several of a few; kept as numbers, since what is counted (days of the week) is one. */
  | { readonly kind: 'numbers'; readonly of: readonly number[] }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'date' }
  /** `HH:MM`, 24 hours. */
  | { readonly kind: 'time' }
  /** The code of an entry of another list. */
  | { readonly kind: 'entry'; readonly list: string }
  | { readonly kind: 'role' }
  | { readonly kind: 'service' }
  | { readonly kind: 'ward' }
  /** One short text per line. */
  | { readonly kind: 'lines'; readonly most: number }
  /** A service level: value, unit, basis. */
  | { readonly kind: 'level' }
  /** Short texts that belong together: all of them, or none. */
  | { readonly kind: 'group'; readonly of: readonly string[] }
  /** One text per language, as ICU MessageFormat where the program fills it in. */
  | { readonly kind: 'texts'; readonly rows: number }
  /** Whom a case is raised to, and after how much of its time. */
  | { readonly kind: 'ladder' }

/** A list that nation, state and city keep: what an entry of it carries. Who may change one may change all. */
export interface MasterKind {
  id: string
  /** Entries stand below each other, to any depth. */
  tree?: boolean
  fields: Readonly<Record<string, KindField & { readonly required?: boolean }>>
  /** A list of one entry has this one code, and nobody need know it. */
  onlyCode?: string
  /** What a code looks like; kebab-case unless the field has codes of its own. */
  code?: RegExp
  order: number
}

export const kebabCode = /^[a-z0-9]+(-[a-z0-9]+)*$/
