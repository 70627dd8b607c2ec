import { Choices, TextInput } from '../../kernel/web/components/form.js'
import type { Field } from '../service-kit/field.js'
import type { QuestionView } from './question-page.js'
import { PlaceQuestion } from './place-question.js'
import { TreeQuestion } from './tree-question.js'
import { UploadQuestion } from './upload-question.js'

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** One question of the form, by its kind. */
export function FieldQuestion(props: {
  view: QuestionView
  name: string
  field: Field
  alone: boolean
}) {
  const { view, name, field } = props
  const { context, draft, faults } = view
  const { t } = context
  const key = `service.${draft.service.id}.form.${name}`
  const value = textOf(draft.answers[name])
  const common = {
    path: name,
    label: t(`${key}.label`),
    hint: t.has(`${key}.hint`) ? t(`${key}.hint`) : undefined,
    faults,
    optional: field.required === false ? t('web.optional') : undefined,
  }
  switch (field.kind) {
    case 'text':
      return <TextInput {...common} value={value} rows={field.rows} />
    case 'integer':
      return (
        <TextInput
          {...common}
          value={value}
          inputMode="numeric"
          short
          unit={field.unit === undefined ? undefined : t(`${key}.unit`)}
        />
      )
    case 'date':
      return <TextInput {...common} value={value} type="date" short />
    case 'choice':
      return (
        <Choices
          {...common}
          value={value}
          options={Object.keys(field.of).map((each) => ({
            value: each,
            label: t(`${key}.of.${each}`),
          }))}
        />
      )
    case 'tree':
      return <TreeQuestion view={view} name={name} />
    case 'place':
      return <PlaceQuestion view={view} name={name} />
    case 'document':
      return <UploadQuestion view={view} name={name} field={field} common={common} />
  }
}
