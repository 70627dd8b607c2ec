import type { Translate } from '../../../kernel/i18n/messages.js'
import type { CategoryData } from '../../../platform/applications/category.js'
import type { Field } from '../../../platform/service-kit/field.js'
import type { ServiceDeclaration } from '../../../platform/service-kit/service.js'
import type { Plain } from './write-xml.js'

/** The field that GeoReport's own `description` fills; others of the form are attributes. */
export const descriptionField = ({ form }: ServiceDeclaration): string | undefined =>
  Object.entries(form).find(
    ([, { kind, data }]) => kind === 'text' && data?.concept === 'schema:description',
  )?.[0]

/** The fields that arrive as `attribute[CODE]`: not the category, the place, files, description. */
export const attributeFields = (service: ServiceDeclaration): [string, Field][] =>
  Object.entries(service.form)
    .filter(([name]) => name !== descriptionField(service))
    .filter(([, { kind }]) => !['tree', 'place', 'document'].includes(kind))
    .sort(
      ([, a], [, b]) =>
        (service.pages[a.page]?.order ?? 0) - (service.pages[b.page]?.order ?? 0) ||
        a.order - b.order,
    )

/** GeoReport's attributes of a kind of problem: a warning that is only shown, then the questions. */
export function attributesOf(
  t: Translate,
  service: ServiceDeclaration,
  { emergency }: CategoryData,
): Plain[] {
  const warning = emergency && {
    variable: false,
    code: 'emergency',
    datatype: 'string',
    required: false,
    datatype_description: '',
    description: t('open311.emergency', emergency),
    values: [],
  }
  const questions = attributeFields(service).map(([name, field]) =>
    toAttribute(t, service, name, field),
  )
  return [...(warning ? [warning] : []), ...questions].map((attribute, index) => ({
    ...attribute,
    order: index + 1,
  }))
}

function toAttribute(t: Translate, { id }: ServiceDeclaration, name: string, field: Field) {
  const key = `service.${id}.form.${name}`
  return {
    variable: true,
    code: name,
    datatype: datatypeOf(field),
    // GeoReport has no conditions: what is asked only sometimes is checked when it is sent.
    required: (field.required ?? true) && field.when === undefined,
    datatype_description: explain(t, key, field),
    description: t(`${key}.label`),
    values:
      field.kind === 'choice'
        ? Object.keys(field.of).map((value) => ({ key: value, name: t(`${key}.of.${value}`) }))
        : [],
  }
}

function datatypeOf(field: Field): string {
  switch (field.kind) {
    case 'integer':
      return 'number'
    case 'date':
      return 'datetime'
    case 'choice':
      return 'singlevaluelist'
    default:
      return field.kind === 'text' && field.rows > 1 ? 'text' : 'string'
  }
}

function explain(t: Translate, key: string, field: Field): string {
  const hint = field.hint === undefined ? [] : [t(`${key}.hint`)]
  if (field.kind === 'date') return [...hint, 'YYYY-MM-DD'].join(' ')
  if (field.kind !== 'integer') return hint.join(' ')
  const unit = field.unit === undefined ? '' : ` ${t(`${key}.unit`)}`
  return [...hint, `${field.min}–${field.max}${unit}`].join(' ')
}
