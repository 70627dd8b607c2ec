import type { Reply } from '../../kernel/http/reply.js'
import {
  Choices,
  ErrorSummary,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { loadSteps } from '../applications/load-case.js'
import { caseTitle } from '../cases/case-title.js'
import { roleName } from '../cases/role-name.js'
import { History } from '../desk/history.js'
import { deskPage } from '../desk/navigation.js'
import { personOf, type CityContext } from '../request/context.js'
import { decisions } from './appeal.js'
import { AppealList, NumberCaption } from './appeal-panel.js'
import { authorityOf } from './authority.js'
import { appealsOf, type LoadedAppeal } from './load-appeals.js'
import { statesToOpen } from './reopen-case.js'

export interface AppealView {
  /** Which form was refused. */
  form?: 'hearing' | 'decision'
  faults: readonly ShownFault[]
  /** What was typed. */
  given: Readonly<Record<string, string>>
}

/** An appeal for the authority that hears it: the ground, the file, the hearing, the order. */
export async function deskAppealPage(
  context: CityContext,
  loaded: LoadedAppeal,
  view: AppealView,
): Promise<Reply> {
  const { app, tenant, t, language } = context
  const { appeal, found, service } = loaded
  const [steps, appeals, title, authority] = await Promise.all([
    loadSteps(app, tenant.id, found.id),
    appealsOf(app, tenant.id, found.id),
    caseTitle(context, service, found),
    authorityOf(app, tenant, loaded, personOf(context)),
  ])
  const { formatDate } = app.country.formats
  return deskPage(
    context,
    {
      title: `${t('appeal.level', { level: appeal.level })} ${title}`,
      current: 'appeals',
      status: view.faults.length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary title={t('web.problem')} faults={view.faults} scope={view.form} />
      <h1>
        <NumberCaption number={found.number} label={title} />
        {t('appeal.level', { level: appeal.level })}
      </h1>
      <p class="row">
        <span class="tag">{t(`appeal.state.${appeal.state}`)}</span>
        <span class="muted num">
          {roleName(context, service, appeal.role)} ·{' '}
          {t('case.due', { date: formatDate(appeal.dueAt, language, 'short') })}
        </span>
        <a href={`/desk/${tenant.slug}/case/${found.number}`}>{t('appeal.open-case')}</a>
      </p>
      <div class="two">
        <div>
          <h2>{t('appeal.ground')}</h2>
          <blockquote>
            <bdi>{appeal.ground}</bdi>
          </blockquote>
          <h2>{t('desk.history')}</h2>
          <History context={context} service={service} steps={steps} />
        </div>
        <div>
          <AppealList
            context={context}
            loaded={loaded}
            appeals={appeals}
            link={({ id }) => `/desk/${tenant.slug}/appeal/${id}`}
          />
          {authority === 'own-decision' && (
            <div class="inset alarm">
              <p>{t('error.appeal-own-decision.text')}</p>
            </div>
          )}
          {authority === 'may' && (
            <div class="acts noprint">
              <HearingForm context={context} loaded={loaded} view={view} />
              <DecisionForm context={context} loaded={loaded} view={view} />
            </div>
          )}
        </div>
      </div>
    </>,
  )
}

interface FormProps {
  context: CityContext
  loaded: LoadedAppeal
  view: AppealView
}

function HearingForm({ context, loaded, view }: FormProps) {
  const { t, tenant } = context
  const isOpen = view.form === 'hearing'
  const common = { scope: 'hearing', faults: isOpen ? view.faults : [] }
  return (
    <details class="quiet" open={isOpen}>
      <summary>{t('appeal.set-hearing')}</summary>
      <PostForm
        action={`/desk/${tenant.slug}/appeal/${loaded.appeal.id}/hearing`}
        token={context.formToken}
      >
        <TextInput
          {...common}
          path="date"
          type="date"
          label={t('appeal.hearing-date')}
          value={view.given['date']}
        />
        <TextInput
          {...common}
          path="time"
          label={t('appeal.hearing-time')}
          hint={t('appeal.hearing-time-hint')}
          short
          dir="ltr"
          maxLength={5}
          value={view.given['time']}
        />
        <TextInput
          {...common}
          path="place"
          label={t('appeal.hearing-place')}
          maxLength={300}
          value={view.given['place']}
        />
        <button class="button">{t('appeal.set-hearing')}</button>
      </PostForm>
    </details>
  )
}

function DecisionForm({ context, loaded, view }: FormProps) {
  const { t, tenant } = context
  const { appeal, found, service } = loaded
  const isOpen = view.form === 'decision'
  const common = { scope: 'decision', faults: isOpen ? view.faults : [] }
  return (
    <details class="primary" open={isOpen}>
      <summary>{t('appeal.decide')}</summary>
      <PostForm
        action={`/desk/${tenant.slug}/appeal/${appeal.id}/decision`}
        token={context.formToken}
      >
        <Choices
          {...common}
          path="decision"
          label={t('appeal.decision')}
          value={view.given['decision']}
          options={decisions.map((value) => ({ value, label: t(`appeal.decision.${value}`) }))}
        />
        <TextInput
          {...common}
          path="reasons"
          label={t('appeal.reasons')}
          hint={t('appeal.reasons-hint')}
          rows={6}
          maxLength={4_000}
          value={view.given['reasons']}
        />
        <Select
          {...common}
          path="toState"
          label={t('appeal.to-state')}
          hint={t('appeal.to-state-hint')}
          empty={t('appeal.stays')}
          value={view.given['toState']}
          options={statesToOpen(service, found).map((value) => ({
            value,
            label: t(`service.${service.id}.state.${value}.title`),
          }))}
        />
        <TextInput
          {...common}
          path="direction"
          label={t('appeal.direction')}
          hint={t('appeal.direction-hint')}
          rows={3}
          maxLength={4_000}
          optional={t('web.optional')}
          value={view.given['direction']}
        />
        <button class="button">{t('appeal.decide')}</button>
      </PostForm>
    </details>
  )
}
