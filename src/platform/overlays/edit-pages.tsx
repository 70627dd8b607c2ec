import { plainText } from '../../kernel/plain-text.js'
import type { ComponentChildren } from 'preact'
import type { Reply } from '../../kernel/http/reply.js'
import {
  Choices,
  ErrorSummary,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { deskPage } from '../desk/navigation.js'
import { endonym } from '../masterdata/field-inputs.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { textsOf } from '../service-kit/texts.js'
import { addableKinds, ownFields } from './edit-content.js'
import { isObject } from './merge-patch.js'
import type { OverlayContent } from './overlay.js'

export const parts = ['texts', 'levels', 'fields', 'patch'] as const
export type Part = (typeof parts)[number]

export interface EditGiven {
  id: string
  part: Part
  /** As it would be with the content so far. */
  service: ServiceDeclaration
  content: OverlayContent
  /** The version that is edited further; absent: the one in force. */
  from: string | undefined
  language: string
  faults: readonly ShownFault[]
  typed: ((path: string) => string) | undefined
}

/** One part of a service as this body wants it. What is sent becomes a version to look at first. */
export function editPage(context: CityContext, given: EditGiven): Promise<Reply> {
  const { id, part, faults, from, language } = given
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/forms/${id}`
  const title = t(`overlay.part.${part}`)
  const query = new URLSearchParams({ language, ...(from !== undefined && { from }) }).toString()
  const Part = { texts: TextsPart, levels: LevelsPart, fields: FieldsPart, patch: PatchPart }[part]
  return deskPage(
    context,
    { title, current: 'administration', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={base}>
        {t(`service.${id}.title`)}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      <p>{t(`overlay.part.${part}.about`)}</p>
      <Part
        {...given}
        context={context}
        form={(children) => (
          <PostForm
            action={`${base}/edit/${part}?${query}`}
            token={context.formToken}
            class="narrow"
          >
            {children}
            <button class="button">{t('list.look-first')}</button>
          </PostForm>
        )}
      />
    </>,
  )
}

type PartGiven = EditGiven & {
  context: CityContext
  form: (children: ComponentChildren) => ComponentChildren
}

function TextsPart({ context, id, service, content, language, faults, typed, form }: PartGiven) {
  const { t, tenant, app } = context
  const own = isObject(content.texts) ? content.texts[language] : undefined
  const shown = app.wordings.translator(tenant.id, language)
  return (
    <>
      <ul class="chips">
        {tenant.languages.map((tag) => (
          <li key={tag}>
            <a href={`?language=${tag}`} aria-current={tag === language ? 'true' : undefined}>
              {endonym(context, tag)}
            </a>
          </li>
        ))}
      </ul>
      {form(
        [...textsOf(service).keys()].map((key) => (
          <TextInput
            key={key}
            path={`text.${key}`}
            label={shown.source(key)}
            hint={key.slice(`service.${id}.`.length)}
            value={typed?.(`text.${key}`) ?? (isObject(own) ? plainText(own[key]) : '')}
            faults={faults}
            maxLength={2_000}
            optional={t('list.optional')}
          />
        )),
      )}
    </>
  )
}

function LevelsPart({ context, id, service, faults, typed, form }: PartGiven) {
  const { t } = context
  const states = Object.entries(service.workflow.states).flatMap(([name, { level }]) =>
    level === undefined || level === 'category' ? [] : [{ name, level }],
  )
  if (states.length === 0) return <p>{t('overlay.no-levels')}</p>
  return (
    <>
      {form(
        states.map(({ name, level }) => (
          <fieldset class="field together" key={name}>
            <legend>{t(`service.${id}.state.${name}.title`)}</legend>
            <div class="row">
              <TextInput
                path={`${name}.value`}
                label={t('list.level-value')}
                value={typed?.(`${name}.value`) ?? String(level.value)}
                faults={faults}
                inputMode="numeric"
                short
              />
              <Select
                path={`${name}.unit`}
                label={t('list.level-unit')}
                value={typed?.(`${name}.unit`) ?? level.unit}
                options={['hours', 'days'].map((value) => ({
                  value,
                  label: t(`list.unit.${value}`),
                }))}
                faults={faults}
              />
              <Select
                path={`${name}.basis`}
                label={t('list.level-basis')}
                value={typed?.(`${name}.basis`) ?? level.basis}
                options={['elapsed', 'working'].map((value) => ({
                  value,
                  label: t(`list.basis.${value}`),
                }))}
                faults={faults}
              />
            </div>
          </fieldset>
        )),
      )}
    </>
  )
}

function FieldsPart(given: PartGiven) {
  const { context, id, service, content, faults, typed, form, from } = given
  const { t, tenant } = context
  const text = (path: string) => typed?.(path) ?? ''
  const own = ownFields(content, service)
  const query = from === undefined ? '' : `?from=${from}`
  return (
    <>
      {own.length > 0 && (
        <ul class="list">
          {own.map(([name, field]) => (
            <li key={name} class="line">
              <b>{field.label}</b> <span class="muted">{t(`overlay.kind.${field.kind}`)}</span>
              <PostForm
                action={`/desk/${tenant.slug}/forms/${id}/remove/${name}${query}`}
                token={context.formToken}
              >
                <button class="linkish">{t('overlay.remove-field')}</button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
      {form(
        <>
          <TextInput
            path="label"
            label={t('overlay.field.label')}
            value={text('label')}
            faults={faults}
            maxLength={200}
          />
          <TextInput
            path="hint"
            label={t('overlay.field.hint')}
            value={text('hint')}
            faults={faults}
            maxLength={400}
            optional={t('list.optional')}
          />
          <TextInput
            path="id"
            label={t('overlay.field.id')}
            hint={t('overlay.field.id-hint')}
            value={text('id')}
            faults={faults}
            maxLength={40}
            dir="ltr"
          />
          <Select
            path="kind"
            label={t('overlay.field.kind')}
            value={text('kind')}
            options={addableKinds.map((value) => ({ value, label: t(`overlay.kind.${value}`) }))}
            faults={faults}
          />
          <Select
            path="page"
            label={t('overlay.field.page')}
            value={text('page')}
            options={Object.keys(service.pages).map((value) => ({
              value,
              label: t(`service.${id}.page.${value}.title`),
            }))}
            faults={faults}
          />
          <Choices
            path="required"
            label={t('overlay.field.required')}
            value={text('required') || 'no'}
            options={[
              { value: 'yes', label: t('list.yes') },
              { value: 'no', label: t('list.no') },
            ]}
            faults={faults}
          />
          <TextInput
            path="choices"
            label={t('overlay.field.choices')}
            hint={t('overlay.field.choices-hint')}
            value={text('choices')}
            rows={4}
            faults={faults}
            optional={t('list.optional')}
          />
          <div class="row">
            <TextInput
              path="min"
              label={t('overlay.field.min')}
              value={text('min')}
              faults={faults}
              inputMode="numeric"
              short
              optional={t('list.optional')}
            />
            <TextInput
              path="max"
              label={t('overlay.field.max')}
              value={text('max')}
              faults={faults}
              inputMode="numeric"
              short
              optional={t('list.optional')}
            />
          </div>
        </>,
      )}
    </>
  )
}

function PatchPart({ context, content, faults, typed, form }: PartGiven) {
  return (
    <>
      {form(
        <TextInput
          path="patch"
          label={context.t('overlay.patch')}
          hint={context.t('overlay.patch-hint')}
          value={typed?.('patch') ?? JSON.stringify(content, null, 2)}
          rows={24}
          faults={faults}
          dir="ltr"
        />,
      )}
    </>
  )
}
