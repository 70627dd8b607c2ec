import type { ComponentChildren } from 'preact'
import {
  Checkbox,
  Select,
  TextInput,
  type Option,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import type { CityContext } from '../request/context.js'
import { LanguageInputs } from './language-inputs.js'
import type { KindField, MasterKind } from './kind.js'
import type { KindFacts } from './kind-facts.js'
import { mostRungs } from './read-field.js'

export interface InputFacts {
  context: CityContext
  kind: MasterKind
  facts: KindFacts
  faults: readonly ShownFault[]
  /** What the inputs hold: what was typed, else what is stored. */
  texts: (path: string) => string
}

/** The inputs of an entry's own fields, in the order of its kind. */
export const FieldInputs = (given: InputFacts) => (
  <>
    {Object.entries(given.kind.fields).map(([id, field]) => (
      <FieldInput key={id} {...given} id={id} field={field} />
    ))}
  </>
)

function FieldInput(given: InputFacts & { id: string; field: KindField & { required?: boolean } }) {
  const { context, kind, facts, faults, texts, id, field } = given
  const { t } = context
  const path = `data.${id}`
  const key = `list.${kind.id}.${id}`
  const common = {
    path,
    label: t(key),
    hint: t.has(`${key}.hint`) ? t(`${key}.hint`) : undefined,
    faults,
    optional: field.required ? undefined : t('list.optional'),
    value: texts(path),
  }
  const choose = (options: readonly Option[]) => (
    <Select {...common} options={options} empty={t('list.none')} />
  )
  switch (field.kind) {
    case 'text':
      return <TextInput {...common} rows={field.rows ?? 1} maxLength={field.maxLength} />
    case 'integer':
      return <TextInput {...common} inputMode="numeric" short />
    case 'date':
      return <TextInput {...common} type="date" short />
    case 'time':
      return <TextInput {...common} hint={common.hint ?? t('list.time-hint')} short dir="ltr" />
    case 'lines':
      return <TextInput {...common} rows={4} hint={common.hint ?? t('list.lines-hint')} />
    case 'choice':
      return choose(field.of.map((value) => ({ value, label: t(`${key}.${value}`) })))
    case 'yes-no':
      return choose([
        { value: 'yes', label: t('list.yes') },
        { value: 'no', label: t('list.no') },
      ])
    case 'entry':
      return choose(facts.entries.get(field.list) ?? [])
    case 'role':
      return choose(facts.roles)
    case 'service':
      return choose(facts.services)
    case 'ward':
      return choose(facts.wards)
    case 'numbers':
      return (
        <Together label={common.label} hint={common.hint}>
          {field.of.map((number) => (
            <Checkbox
              key={number}
              path={`${path}.${number}`}
              label={t(`${key}.${number}`)}
              checked={texts(`${path}.${number}`) !== ''}
              faults={faults}
            />
          ))}
        </Together>
      )
    case 'level':
      return (
        <Together label={common.label} hint={common.hint}>
          <LevelInputs {...given} path={path} />
        </Together>
      )
    case 'group':
      return (
        <Together label={common.label} hint={common.hint}>
          {field.of.map((part) => (
            <TextInput
              key={part}
              path={`${path}.${part}`}
              label={t(`list.part.${part}`)}
              value={texts(`${path}.${part}`)}
              faults={faults}
              maxLength={200}
            />
          ))}
        </Together>
      )
    case 'texts':
      return (
        <Together label={common.label} hint={common.hint}>
          <TextsInputs {...given} path={path} rows={field.rows} />
        </Together>
      )
    case 'ladder':
      return (
        <Together label={common.label} hint={common.hint}>
          <LadderInputs {...given} path={path} />
        </Together>
      )
  }
}

const Together = (props: {
  label: string
  hint?: string | undefined
  children: ComponentChildren
}) => (
  <fieldset class="field together">
    <legend>{props.label}</legend>
    {props.hint !== undefined && <p class="hint">{props.hint}</p>}
    {props.children}
  </fieldset>
)

const LevelInputs = ({ context: { t }, faults, texts, path }: InputFacts & { path: string }) => (
  <div class="row">
    <TextInput
      path={`${path}.value`}
      label={t('list.level-value')}
      value={texts(`${path}.value`)}
      faults={faults}
      inputMode="numeric"
      short
    />
    <Select
      path={`${path}.unit`}
      label={t('list.level-unit')}
      value={texts(`${path}.unit`)}
      faults={faults}
      options={['hours', 'days'].map((value) => ({ value, label: t(`list.unit.${value}`) }))}
    />
    <Select
      path={`${path}.basis`}
      label={t('list.level-basis')}
      value={texts(`${path}.basis`)}
      faults={faults}
      options={['elapsed', 'working'].map((value) => ({ value, label: t(`list.basis.${value}`) }))}
    />
  </div>
)

function TextsInputs(given: InputFacts & { path: string; rows: number }) {
  const { context, facts, faults, texts, path, rows } = given
  return (
    <LanguageInputs
      context={context}
      languages={facts.languages}
      isFilled={(language) => texts(`${path}.${language}`) !== ''}
      input={(language) => (
        <TextInput
          key={language}
          path={`${path}.${language}`}
          label={endonym(context, language)}
          value={texts(`${path}.${language}`)}
          faults={faults}
          rows={rows}
          maxLength={4_000}
        />
      )}
    />
  )
}

function LadderInputs(given: InputFacts & { path: string }) {
  const { context, facts, faults, texts, path } = given
  const { t } = context
  const rungs = Array.from({ length: mostRungs }, (_, index) => `${path}.${index + 1}`)
  return (
    <>
      {rungs.map((at, index) => (
        <div class="row" key={at}>
          <TextInput
            path={`${at}.value`}
            label={t('list.rung', { rung: index + 1 })}
            value={texts(`${at}.value`)}
            faults={faults}
            inputMode="numeric"
            short
          />
          <Select
            path={`${at}.unit`}
            label={t('list.level-unit')}
            value={texts(`${at}.unit`)}
            faults={faults}
            options={['percent', 'hours', 'days'].map((value) => ({
              value,
              label: t(`list.unit.${value}`),
            }))}
          />
          <Select
            path={`${at}.basis`}
            label={t('list.level-basis')}
            value={texts(`${at}.basis`)}
            faults={faults}
            options={['elapsed', 'working'].map((value) => ({
              value,
              label: t(`list.basis.${value}`),
            }))}
          />
          <Select
            path={`${at}.role`}
            label={t('list.rung-role')}
            value={texts(`${at}.role`)}
            faults={faults}
            options={facts.rungRoles}
            empty={t('list.none')}
          />
          {/* The form does not offer these, and must not lose them. */}
          {['notify', 'reassign'].map((part) => (
            <input key={part} type="hidden" name={`${at}.${part}`} value={texts(`${at}.${part}`)} />
          ))}
        </div>
      ))}
    </>
  )
}

export const endonym = ({ app }: CityContext, tag: string): string =>
  app.country.languages.find((language) => language.tag === tag)?.endonym ?? tag
