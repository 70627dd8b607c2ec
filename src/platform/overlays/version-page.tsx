import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  Select,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { DecideForm } from '../masterdata/decide-form.js'
import { Empty, Scroll } from '../../kernel/web/components/pieces.js'
import type { Difference } from '../administration/difference.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Overlay } from './overlay.js'
import { OverlayTag, Reasons } from './pages.js'

/** How a version would suit the cases that are open now. */
export interface Trial {
  /** Open cases by the state that they are in. */
  states: readonly { state: string; cases: number; isThere: boolean; isOlder: boolean }[]
  /** Of the newest cases: how many lack an answer that would be asked. */
  looked: number
  lacking: readonly { number: string; fields: readonly string[] }[]
}

export interface VersionGiven {
  overlay: Overlay
  service: ServiceDeclaration | undefined
  told: readonly Difference[]
  trial: Trial
  faults: readonly ShownFault[]
  text: (path: string) => string
  mayChange: boolean
}

/** A version of a service: what differs, why it cannot be, whom it touches; then decide. */
export function versionPage(context: CityContext, given: VersionGiven): Promise<Reply> {
  const { overlay, told, trial, faults, mayChange, service } = given
  const { t, tenant, app, language } = context
  const base = `/desk/${tenant.slug}/forms`
  const title = t('overlay.version-title', { version: overlay.version })
  return deskPage(
    context,
    { title, current: 'administration', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={`${base}/${overlay.service}`}>
        {service ? t(`service.${overlay.service}.title`) : overlay.service}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      <p class="row">
        <OverlayTag context={context} status={overlay.status} />
        <span class="muted">
          {overlay.title} · {overlay.createdByName ?? overlay.source} ·{' '}
          {app.country.formats.formatDate(overlay.createdAt, language, 'date-time')}
        </span>
      </p>
      {overlay.status === 'scheduled' && overlay.effectiveAt && (
        <p class="inset">
          {t('list.takes-effect', {
            date: app.country.formats.formatDate(overlay.effectiveAt, language, 'date-time'),
          })}
        </p>
      )}
      {overlay.reasons.length > 0 && <Reasons context={context} reasons={overlay.reasons} />}
      <section>
        <h2>{t('overlay.difference')}</h2>
        {told.length === 0 ? (
          <Empty>{t('list.no-difference')}</Empty>
        ) : (
          <Scroll label={t('overlay.difference')}>
            <table class="differences">
              <thead>
                <tr>
                  <th scope="col">{t('list.field')}</th>
                  <th scope="col">{t('list.before')}</th>
                  <th scope="col">{t('list.after')}</th>
                </tr>
              </thead>
              <tbody>
                {told.map(({ path, from, to }) => (
                  <tr key={path}>
                    <th scope="row">
                      <bdi>{path}</bdi>
                    </th>
                    <td>{from === null ? '–' : <del>{shown(from)}</del>}</td>
                    <td>{to === null ? '–' : <ins>{shown(to)}</ins>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
      <TrialSection context={context} trial={trial} />
      {mayChange && <Decide {...given} context={context} />}
    </>,
  )
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

function TrialSection(props: { context: CityContext; trial: Trial }) {
  const { context, trial } = props
  const { t, tenant } = context
  const open = trial.states.reduce((sum, { cases }) => sum + cases, 0)
  return (
    <section>
      <h2>{t('overlay.trial')}</h2>
      <p>{t('overlay.trial-about', { open })}</p>
      {trial.looked > 0 && (
        <p>
          {t('overlay.trial-lacking', { looked: trial.looked, lacking: trial.lacking.length })}{' '}
          {trial.lacking.slice(0, 5).map(({ number, fields }) => (
            <span key={number}>
              <a href={`/desk/${tenant.slug}/case/${number}`}>{number}</a> ({fields.join(', ')}
              ){' '}
            </span>
          ))}
        </p>
      )}
      {trial.states.some(({ isThere }) => !isThere) && (
        <p class="inset alarm">
          {t('overlay.states-gone', {
            states: trial.states
              .filter(({ isThere }) => !isThere)
              .map(({ state, cases }) => `${state} (${cases})`)
              .join(', '),
          })}
        </p>
      )}
    </section>
  )
}

function Decide(given: VersionGiven & { context: CityContext }) {
  const { context, overlay, faults, text, service, trial } = given
  const { t, tenant } = context
  const action = `/desk/${tenant.slug}/forms/version/${overlay.id}`
  const withdraw = (label: string) => (
    <PostForm action={`${action}/withdraw`} token={context.formToken}>
      <button class="linkish">{t(label)}</button>
    </PostForm>
  )
  if (overlay.status === 'scheduled') return withdraw('list.call-off')
  if (overlay.status === 'refused') return withdraw('list.throw-away')
  if (overlay.status === 'active') {
    return (
      <>
        <PostForm action={`${action}/take-back`} token={context.formToken} class="gap">
          <button class="button quiet">{t('list.take-back')}</button>
        </PostForm>
        {service && trial.states.some(({ isOlder }) => isOlder) && (
          <Migrate context={context} action={action} trial={trial} service={service} />
        )}
      </>
    )
  }
  if (overlay.status !== 'draft') return null
  return (
    <div class="gap narrow noprint">
      <DecideForm context={context} action={action} faults={faults} text={text} />
      <p>
        {(['texts', 'levels', 'fields', 'patch'] as const).map((part) => (
          <a
            key={part}
            class="back"
            href={`/desk/${tenant.slug}/forms/${overlay.service}/edit/${part}?from=${overlay.id}`}
          >
            {t(`overlay.part.${part}`)}{' '}
          </a>
        ))}
      </p>
      {withdraw('list.throw-away')}
    </div>
  )
}

/** Open cases keep the version that they were filed under until somebody moves them, state by state. */
function Migrate(props: {
  context: CityContext
  action: string
  trial: Trial
  service: ServiceDeclaration
}) {
  const { context, action, trial, service } = props
  const { t } = context
  const states = Object.keys(service.workflow.states)
  return (
    <section>
      <h2>{t('overlay.migrate')}</h2>
      <p>{t('overlay.migrate-about')}</p>
      <PostForm action={`${action}/migrate`} token={context.formToken} class="narrow">
        {trial.states
          .filter(({ isOlder }) => isOlder)
          .map(({ state, cases }) => (
            <Select
              key={state}
              path={`state.${state}`}
              label={t('overlay.migrate-state', { state, cases })}
              value={states.includes(state) ? state : ''}
              empty={t('overlay.migrate-stay')}
              options={states.map((value) => ({ value, label: value }))}
              faults={[]}
            />
          ))}
        <button class="button quiet">{t('overlay.migrate-now')}</button>
      </PostForm>
    </section>
  )
}
