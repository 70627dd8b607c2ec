import { randomUUID } from 'node:crypto'
import type { Reply } from '../../kernel/http/reply.js'
import { ErrorSummary, type ShownFault } from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { AppealList } from '../appeals/appeal-panel.js'
import { appealsOf } from '../appeals/load-appeals.js'
import { possibleActions } from '../applications/actor.js'
import { loadSteps, type LoadedCase } from '../applications/load-case.js'
import { ActForm } from '../cases/act-form.js'
import { CaseStatus } from '../cases/case-status.js'
import { caseTitle } from '../cases/case-title.js'
import { assigneesFor, departmentsOf } from '../cases/choices.js'
import { DuplicatesPanel, duplicateFacts, mergeScope } from '../duplicates/desk-panel.js'
import { isVoice, VoiceNotes } from '../cases/voice-notes.js'
import { readyReplies } from '../cases/ready-replies.js'
import { roleName } from '../cases/role-name.js'
import { summarise } from '../journey/summary.js'
import { FeeTable } from '../journey/fee-table.js'
import { contactOf } from '../parties/party.js'
import { areaName } from '../places/area-name.js'
import { personOf, type CityContext } from '../request/context.js'
import { uploadLink, uploadsOf } from '../uploads/uploads.js'
import { transferAction } from '../transfer/transfer-action.js'
import { TransferLinks, transfersOf } from '../transfer/transfer-links.js'
import { WardMap } from '../web/ward-map.js'
import { History } from './history.js'
import { deskPage } from './navigation.js'
import { TimeLeft } from './time-left.js'

/** Everything about a case on one page, with exactly the actions that this person may take. */
export async function deskCasePage(
  context: CityContext,
  loaded: LoadedCase,
  view: { openAction?: string; faults: readonly ShownFault[]; conflict?: boolean },
): Promise<Reply> {
  const { app, tenant, t, now, language } = context
  const { found, service } = loaded
  const person = personOf(context)
  const tree = Object.values(service.form).find((field) => field.kind === 'tree')
  const possible = possibleActions(
    service,
    found,
    { person, isApplicant: false },
    { now, reopenDays: 0 },
  )
  const needs = new Set(
    possible.flatMap(({ action }) => [...(action.needs ?? []), ...(action.takes ?? [])]),
  )
  const [
    steps,
    title,
    places,
    uploads,
    categories,
    contact,
    assignees,
    departments,
    appeals,
    replies,
    duplicates,
    transfers,
  ] = await Promise.all([
    loadSteps(app, tenant.id, found.id),
    caseTitle(context, service, found),
    app.places.of(tenant.id),
    uploadsOf(app, tenant.id, found.id),
    tree ? app.masterData.list(tenant.id, tree.master) : [],
    found.partyId === null ? undefined : contactOf(app, tenant.id, found.partyId),
    needs.has('assignee') ? assigneesFor(context, loaded) : [],
    needs.has('department') ? departmentsOf(context) : [],
    appealsOf(app, tenant.id, found.id),
    needs.has('note') ? readyReplies(context, service.id, found.language) : [],
    duplicateFacts(context, loaded),
    transfersOf(app, tenant.id, found.id),
  ])
  const area = found.wardId === null ? undefined : places.byId(found.wardId)
  const { formatDate } = app.country.formats
  const pins = found.lng !== null && found.lat !== null ? [{ lng: found.lng, lat: found.lat }] : []
  return deskPage(
    context,
    {
      title: `${formatPublicNumber(found.number)} ${title}`,
      current: 'case',
      status: view.faults.length > 0 ? 422 : view.conflict ? 409 : 200,
    },
    <>
      {view.conflict && (
        <div class="inset alarm" role="alert">
          <p>{t('error.changed-meanwhile.text')}</p>
        </div>
      )}
      <ErrorSummary title={t('web.problem')} faults={view.faults} scope={view.openAction} />
      <h1>
        <span class="caption">
          <bdi class="num">{formatPublicNumber(found.number)}</bdi> ·{' '}
          {t(`service.${service.id}.title`)}
        </span>
        {title}
      </h1>
      <p class="row">
        <CaseStatus context={context} found={found} forDesk />
        {found.escalation > 0 && (
          <span class="tag late">
            {t('desk.escalated')}
            {found.clock.escalatedRole !== undefined &&
              `: ${roleName(context, service, found.clock.escalatedRole)}`}
          </span>
        )}
        <span class="muted">
          {found.assigneeName === null
            ? t('desk.nobody')
            : t('case.with-person', { name: found.assigneeName })}
        </span>
      </p>
      <div class="two">
        <div>
          <div class="acts noprint">
            {possible.length === 0 && <p class="muted">{t('desk.no-action')}</p>}
            {possible.map((each) => (
              <ActForm
                key={each.id}
                context={context}
                service={service}
                possible={each}
                action={`/desk/${tenant.slug}/case/${found.number}`}
                version={found.version}
                commandId={randomUUID()}
                faults={each.id === view.openAction ? view.faults : []}
                assignees={assignees}
                departments={departments}
                replies={replies}
                open={each.id === view.openAction}
              />
            ))}
          </div>
          {transferAction(context, loaded) && (
            <p class="noprint">
              <a href={`/desk/${tenant.slug}/case/${found.number}/transfer`}>
                {t('transfer.title')}
              </a>
            </p>
          )}
          <dl class="answers">
            {summarise(context, service, found.answers, { categories, places, uploads }).map(
              (line) => (
                <div key={line.label}>
                  <dt>{line.label}</dt>
                  <dd>{line.value}</dd>
                </div>
              ),
            )}
          </dl>
          <VoiceNotes context={context} uploads={uploads} />
          {uploads.length > 0 && (
            <ul class="photos">
              {uploads
                .filter((each) => !isVoice(each))
                .map((upload) => (
                  <li key={upload.id}>
                    <a href={uploadLink(app, tenant.id, upload.id, 'full', now)}>
                      {upload.isImage ? (
                        <img
                          src={uploadLink(app, tenant.id, upload.id, 'small', now)}
                          alt={t('case.photo-of', { name: title })}
                          width="128"
                          height="96"
                          loading="lazy"
                        />
                      ) : (
                        upload.name
                      )}
                    </a>
                  </li>
                ))}
            </ul>
          )}
          {service.fees && <FeeTable context={context} service={service} answers={found.answers} />}
          {appeals.length > 0 && <h2>{t('appeal.title')}</h2>}
          <AppealList
            context={context}
            loaded={loaded}
            appeals={appeals}
            link={({ id }) => `/desk/${tenant.slug}/appeal/${id}`}
          />
          <TransferLinks context={context} transfers={transfers} />
          <DuplicatesPanel
            context={context}
            loaded={loaded}
            facts={duplicates}
            faults={view.openAction === mergeScope ? view.faults : []}
          />
          <h2>{t('desk.history')}</h2>
          <History context={context} service={service} steps={steps} />
        </div>
        <div>
          <div class="card pad stack">
            <div>
              <h3>{t('desk.time-left')}</h3>
              <TimeLeft
                context={context}
                dueAt={found.dueAt}
                filedAt={found.filedAt}
                open={found.open}
              />
              {found.dueAt && found.open && (
                <p class="muted small num">
                  {t('case.due', { date: formatDate(found.dueAt, language, 'date-time') })}
                </p>
              )}
            </div>
            <div>
              <h3>{t('desk.applicant')}</h3>
              {contact ? (
                <p>
                  {contact.name ?? t('journey.you-unnamed')}
                  {contact.mobile !== null && (
                    <>
                      <br />
                      <a href={`tel:${contact.mobile}`}>
                        <bdi class="num">{contact.mobile}</bdi>
                      </a>
                    </>
                  )}
                </p>
              ) : (
                <p class="muted">{t('desk.anonymous')}</p>
              )}
              <p class="muted small">
                {t(`desk.channel.${found.channel}`)} ·{' '}
                {formatDate(found.filedAt, language, 'date-time')}
              </p>
            </div>
            <div>
              <h3>{t('desk.where')}</h3>
              <p>
                {area ? areaName(context, area) : ''}
                {found.landmark !== null && found.landmark !== '' && (
                  <>
                    <br />
                    {found.landmark}
                  </>
                )}
              </p>
              {places.map && (
                <WardMap
                  map={places.map}
                  label={t('journey.map-label')}
                  link={() => undefined}
                  title={(id) => {
                    const each = places.byId(id)
                    return each ? areaName(context, each) : ''
                  }}
                  chosen={found.wardId ?? ''}
                  pins={pins}
                />
              )}
            </div>
            <button class="button quiet small noprint" type="button" data-print hidden>
              {t('web.print')}
            </button>
          </div>
        </div>
      </div>
    </>,
  )
}
