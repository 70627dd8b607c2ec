import type { ComponentChildren } from 'preact'
import { FileInput, TextInput } from '../../kernel/web/components/form.js'
import { entryName } from '../journey/facts.js'
import type { Entry } from '../masterdata/entry-store.js'
import { areaName } from '../places/area-name.js'
import type { Area, CityPlaces } from '../places/places.js'
import type { CityContext } from '../request/context.js'
import type { Field } from '../service-kit/field.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

const accept = {
  image: 'image/*',
  document: 'image/*,application/pdf',
  audio: 'audio/*',
} as const

export interface ReportView {
  context: CityContext
  service: ServiceDeclaration
  categories: readonly Entry[]
  places: CityPlaces
  anonymous: boolean
}

/** The whole form of a service on one page, with all that can be chosen: nothing can be asked for later. */
export function ReportForm(view: ReportView) {
  const { context, service, anonymous } = view
  const { t } = context
  const fields = Object.entries(service.form).sort(
    ([, a], [, b]) =>
      (service.pages[a.page]?.order ?? 0) - (service.pages[b.page]?.order ?? 0) ||
      a.order - b.order,
  )
  const consent = `field-${service.id}-consent`
  return (
    <form data-report={service.id} data-anonymous={anonymous ? 'yes' : undefined} hidden>
      {fields.map(([name, field]) => (
        <OfflineField key={name} view={view} name={name} field={field} />
      ))}
      <details class="field">
        <summary>{t('journey.notice-title')}</summary>
        <p>{t(`service.${service.id}.purpose`)}.</p>
        <p>{t('journey.notice', { years: service.data.retentionYears })}</p>
      </details>
      <div class="field">
        <div class="option">
          <input type="checkbox" id={consent} name="_consent" value="yes" required />
          <label for={consent}>{t('journey.consent')}</label>
        </div>
      </div>
      <button class="button">{t('offline.keep')}</button>
    </form>
  )
}

function OfflineField({ view, name, field }: { view: ReportView; name: string; field: Field }) {
  const { context, service } = view
  const { t } = context
  const key = `service.${service.id}.form.${name}`
  const required = field.required !== false
  const common = {
    path: name,
    scope: service.id,
    label: t(`${key}.label`),
    hint: t.has(`${key}.hint`) ? t(`${key}.hint`) : undefined,
    faults: [],
    required,
    optional: required ? undefined : t('web.optional'),
  }
  switch (field.kind) {
    case 'text':
      return <TextInput {...common} rows={field.rows} maxLength={field.maxLength} />
    case 'integer':
      return <TextInput {...common} inputMode="numeric" short />
    case 'date':
      return <TextInput {...common} type="date" short />
    case 'document':
      return <FileInput {...common} accept={accept[field.accepts]} multiple={field.most > 1} />
    case 'choice':
      return (
        <Chosen {...common} empty={t('offline.choose')}>
          {Object.keys(field.of).map((each) => (
            <option key={each} value={each}>
              {t(`${key}.of.${each}`)}
            </option>
          ))}
        </Chosen>
      )
    case 'tree':
      return (
        <Chosen {...common} empty={t('offline.choose')}>
          <Categories view={view} />
        </Chosen>
      )
    case 'place':
      return (
        <>
          <TextInput {...common} path={`${name}.landmark`} label={t('journey.landmark')} />
          <Chosen
            {...common}
            path={`${name}.wardId`}
            label={t('journey.ward')}
            empty={t('journey.choose-ward')}
          >
            {view.places.areas.map((area: Area) => (
              <option key={area.id} value={area.id}>
                {areaName(context, area)}
              </option>
            ))}
          </Chosen>
        </>
      )
  }
}

/** The leaves below their groups; what stands in no group comes last. */
function Categories({ view: { context, categories } }: { view: ReportView }) {
  const parents = new Set(categories.map(({ parentCode }) => parentCode))
  const leaves = categories.filter(({ code }) => !parents.has(code))
  const option = (entry: Entry) => (
    <option key={entry.code} value={entry.code}>
      {entryName(context, entry.name)}
    </option>
  )
  return (
    <>
      {categories
        .filter(({ code }) => parents.has(code))
        .map((group) => (
          <optgroup key={group.code} label={entryName(context, group.name)}>
            {leaves.filter(({ parentCode }) => parentCode === group.code).map(option)}
          </optgroup>
        ))}
      {leaves.filter(({ parentCode }) => parentCode === null).map(option)}
    </>
  )
}

function Chosen(props: {
  path: string
  scope: string
  label: string
  required: boolean
  empty: string
  children: ComponentChildren
}) {
  const id = `field-${props.scope}-${props.path.replaceAll('.', '-')}`
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} name={props.path} required={props.required}>
        <option value="">{props.empty}</option>
        {props.children}
      </select>
    </div>
  )
}
