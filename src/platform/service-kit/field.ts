/**
 * How a value is treated: who may see it, and whether it can enter open data.
 * `personal` tells of a person; `sensitive` may harm them (health, identity numbers).
 */
export type DataClass = 'public' | 'internal' | 'personal' | 'sensitive'

/** Why a value is held, and for how long after the case is closed. */
export interface DataRule {
  class: DataClass
  purpose: string
  retentionYears: number
  /** The standard concept, for example `schema:description` or `core-location:Address`. */
  concept?: string
}

interface FieldBase {
  page: string
  order: number
  label: string
  hint?: string
  example?: string
  /** Default true. */
  required?: boolean
  /** CEL over `answers`; absent means always asked. */
  when?: string
  /** Overrides the service's own rule for this field. */
  data?: Partial<DataRule>
}

export interface TextField extends FieldBase {
  kind: 'text'
  maxLength: number
  /** More than one makes a text area. */
  rows: number
}

export interface IntegerField extends FieldBase {
  kind: 'integer'
  min: number
  max: number
  unit?: string
}

export interface DateField extends FieldBase {
  kind: 'date'
  /** Days from today that are allowed, both ends included. */
  fromDays?: number
  toDays?: number
}

export interface ChoiceField extends FieldBase {
  kind: 'choice'
  /** Value to label, in the order in which they are shown. */
  of: Readonly<Record<string, string>>
}

/** A leaf of a tree that the city keeps as master data (complaint types, trades). */
export interface TreeField extends FieldBase {
  kind: 'tree'
  master: string
}

/** Where: a ward, and a landmark or a point. Answers are a `PlaceAnswer`. */
export interface PlaceField extends FieldBase {
  kind: 'place'
}

export interface DocumentField extends FieldBase {
  kind: 'document'
  accepts: 'image' | 'document' | 'audio'
  most: number
}

export type Field =
  | TextField
  | IntegerField
  | DateField
  | ChoiceField
  | TreeField
  | PlaceField
  | DocumentField

export interface PlaceAnswer {
  wardId: string | null
  landmark: string
  lng: number | null
  lat: number | null
}

type Given<F extends Field, Defaulted extends keyof F = never> = Omit<F, 'kind' | Defaulted> &
  Partial<Pick<F, Defaulted>>

export const text = (field: Given<TextField, 'maxLength' | 'rows'>): TextField => ({
  kind: 'text',
  maxLength: 1_000,
  rows: 1,
  ...field,
})
export const integer = (field: Given<IntegerField>): IntegerField => ({ kind: 'integer', ...field })
export const date = (field: Given<DateField>): DateField => ({ kind: 'date', ...field })
export const choice = (field: Given<ChoiceField>): ChoiceField => ({ kind: 'choice', ...field })
export const tree = (field: Given<TreeField>): TreeField => ({ kind: 'tree', ...field })
export const place = (field: Given<PlaceField>): PlaceField => ({ kind: 'place', ...field })
export const document = (field: Given<DocumentField, 'most'>): DocumentField => ({
  kind: 'document',
  most: 1,
  ...field,
})
