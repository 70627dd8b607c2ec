import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { ErrorSummary, type ShownFault } from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { AppealPanel } from '../appeals/appeal-panel.js'
import { appealsOf } from '../appeals/load-appeals.js'
import { possibleActions } from '../applications/actor.js'
import { loadCase, loadSteps, type LoadedCase } from '../applications/load-case.js'
import type { App } from '../app.js'
import { followFactsOf } from '../duplicates/follow.js'
import { FollowPanel } from '../duplicates/follow-panel.js'
import { summarise } from '../journey/summary.js'
import { areaName } from '../places/area-name.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { showFaults } from '../request/form.js'
import { uploadsOf, type Upload } from '../uploads/uploads.js'
import { TransferLinks, transfersOf } from '../transfer/transfer-links.js'
import { page } from '../web/shell.js'
import { ActForm } from './act-form.js'
import { CaseStatus } from './case-status.js'
import { caseTitle } from './case-title.js'
import { findPermission } from './permission-store.js'
import { Photos } from './photos.js'
import { isApplicantOf } from './standing.js'
import { takeAction } from './take-action.js'
import { VoiceNotes } from './voice-notes.js'
import { linesOf, Timeline } from './timeline.js'

const CaseParams = Type.Object({ city: Type.String(), number: Type.String({ maxLength: 30 }) })
const look = { capacity: 60, perSecond: 0.5 }

/** A case for the person who filed it, and in short for whoever has its number. */
export const residentCaseRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/:city/case/:number',
    access: 'public',
    limit: look,
    params: CaseParams,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      return casePage(city, await loadCase(app, city.tenant.id, params.number), undefined, [])
    },
  }),
  route({
    method: 'POST',
    path: '/:city/case/:number',
    access: 'public',
    limit: look,
    bodyLimitBytes: 64_000_000,
    params: CaseParams,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const loaded = await loadCase(app, city.tenant.id, params.number)
      const isApplicant = await isApplicantOf(city, loaded.found)
      const taken = await takeAction(city, loaded, isApplicant, request, 'web')
      if (taken.faults.length === 0)
        return redirect(`/${city.tenant.slug}/case/${loaded.found.number}`)
      return casePage(city, loaded, taken.actionId, showFaults(city, taken.faults))
    },
  }),
]

async function casePage(
  context: CityContext,
  loaded: LoadedCase,
  openAction: string | undefined,
  faults: readonly ShownFault[],
): Promise<Reply> {
  const { app, tenant, t, now, person, language } = context
  const { found, service } = loaded
  const isApplicant = await isApplicantOf(context, found)
  const tree = Object.values(service.form).find((field) => field.kind === 'tree')
  const [steps, title, places, uploads, categories, permissions, appeals, follow, transfers] =
    await Promise.all([
      loadSteps(app, tenant.id, found.id),
      caseTitle(context, service, found),
      app.places.of(tenant.id),
      isApplicant ? uploadsOf(app, tenant.id, found.id) : [],
      tree ? app.masterData.list(tenant.id, tree.master) : [],
      found.outcome === 'granted'
        ? app.database.read({ tenant: tenant.id }, findPermission([found.id]))
        : [],
      isApplicant ? appealsOf(app, tenant.id, found.id) : [],
      followFactsOf(context, found),
      transfersOf(app, tenant.id, found.id),
    ])
  const reopenDays = tenant.settings.reopenDays ?? service.reopenDays ?? 0
  const possible = possibleActions(
    service,
    found,
    { isApplicant, person: undefined },
    { now, reopenDays },
  )
  const area = found.wardId === null ? undefined : places.byId(found.wardId)
  const shown = uploads.filter((upload) => upload.visibility === 'case' && upload.isImage)
  const isAnswer = (upload: Upload) => Object.hasOwn(service.form, upload.field)
  const later = shown.filter((upload) => !isAnswer(upload))
  const lines = linesOf(context, service, found, steps, isApplicant)
  const { formatDate } = app.country.formats
  const base = `/${tenant.slug}/case/${found.number}`
  return page(
    context,
    {
      title: faults.length > 0 ? `${t('web.error-prefix')} ${title}` : title,
      status: faults.length > 0 ? 422 : 200,
      scripts: ['journey.island.js'],
    },
    <div class="two">
      <div>
        <ErrorSummary title={t('web.problem')} faults={faults} scope={openAction} />
        <h1>
          <span class="caption">
            {t('case.number')} <bdi class="num">{formatPublicNumber(found.number)}</bdi>
          </span>
          {title}
        </h1>
        <p>
          <CaseStatus context={context} found={found} />
        </p>
        <p class="muted">
          {[area && areaName(context, area), isApplicant ? found.landmark : null]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {permissions.map((permission) => (
          <div class="inset" key={permission.number}>
            <p>
              <strong>{t(`service.${service.id}.issues.title`)}</strong>{' '}
              <bdi class="num">{formatPublicNumber(permission.number)}</bdi>
            </p>
            <p>
              {t('case.valid', {
                from: formatDate(permission.valid_from, language, 'short'),
                to: formatDate(permission.valid_to, language, 'short'),
              })}
            </p>
          </div>
        ))}
        <Timeline context={context} lines={lines} />
        <TransferLinks context={context} transfers={transfers} />
        <FollowPanel context={context} loaded={loaded} facts={follow} isApplicant={isApplicant} />
      </div>
      <div>
        {possible.length > 0 && (
          <div class="acts noprint">
            <h2>{t('case.you-can')}</h2>
            {possible.map((each) => (
              <ActForm
                key={each.id}
                context={context}
                service={service}
                possible={each}
                action={base}
                version={found.version}
                commandId={randomUUID()}
                faults={each.id === openAction ? faults : []}
                assignees={[]}
                departments={[]}
                open={
                  each.id === openAction ||
                  (each.action.style === 'primary' && possible.length <= 3)
                }
              />
            ))}
          </div>
        )}
        {isApplicant ? (
          <>
            <AppealPanel context={context} loaded={loaded} appeals={appeals} />
            <h2>{t('case.you-told')}</h2>
            <dl class="answers small">
              {summarise(context, service, found.answers, { categories, places, uploads }).map(
                (line) => (
                  <div key={line.label}>
                    <dt>{line.label}</dt>
                    <dd>{line.value}</dd>
                  </div>
                ),
              )}
            </dl>
            <Photos context={context} title={title} uploads={shown.filter(isAnswer)} />
            <VoiceNotes context={context} uploads={uploads} />
            {later.length > 0 && (
              <>
                <h3>{t('case.photos-later')}</h3>
                <Photos context={context} title={title} uploads={later} />
              </>
            )}
            <button class="button quiet small" type="button" data-print hidden>
              {t('web.print')}
            </button>
          </>
        ) : (
          <div class="inset">
            <p>{t('case.only-short')}</p>
            {!person && (
              <p>
                <a href={`/${tenant.slug}/sign-in?to=${encodeURIComponent(base)}`}>
                  {t('web.sign-in')}
                </a>
              </p>
            )}
          </div>
        )}
      </div>
    </div>,
  )
}
