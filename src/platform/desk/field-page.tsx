import { randomUUID } from 'node:crypto'
import { withHeaders, type Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  FileInput,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import { distanceM } from '../../kernel/geo/distance-m.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { areaName } from '../places/area-name.js'
import { entryName } from '../journey/facts.js'
import { DraftsPanel } from '../offline/drafts-panel.js'
import { keepOffline } from '../offline/owner.js'
import { personOf, type CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { By } from '../service-kit/workflow.js'
import { listFieldJobs } from './field-store.js'
import { deskPage } from './navigation.js'
import { TimeLeft } from './time-left.js'

export interface FieldView {
  /** Where the phone is, if it says. */
  at?: { lng: number; lat: number } | undefined
  /** The job that could not be reported as done, with why and what was written. */
  tried?: { number: string; faults: readonly ShownFault[]; note: string; conflict: boolean }
}

/** "My jobs near me" on a phone: nearest first where the phone says where it is, else most urgent. */
export async function fieldPage(context: CityContext, { at, tried }: FieldView): Promise<Reply> {
  const { app, tenant, t } = context
  const person = personOf(context)
  const [rows, places] = await Promise.all([
    app.database.read({ tenant: tenant.id }, listFieldJobs([person.accountId])),
    app.places.of(tenant.id),
  ])
  const jobs = await Promise.all(
    rows.map(async (row) => {
      const service = app.catalogue.find(row.service)
      const tree = service && Object.values(service.form).find((field) => field.kind === 'tree')
      const entry =
        tree && row.category !== null
          ? await app.masterData.find(tenant.id, tree.master, row.category)
          : undefined
      const meters =
        at && row.lng !== null && row.lat !== null
          ? distanceM([at.lng, at.lat], [row.lng, row.lat])
          : undefined
      const done = service && doneAction(service, row.state)
      return {
        row,
        meters,
        done,
        title: entry ? entryName(context, entry.name) : t(`service.${row.service}.title`),
      }
    }),
  )
  if (at) jobs.sort((a, b) => (a.meters ?? Infinity) - (b.meters ?? Infinity))
  const reply = await deskPage(
    context,
    {
      title: t('desk.field'),
      current: 'field',
      scripts: ['journey.island.js', 'drafts.island.js'],
      status: !tried ? 200 : tried.conflict ? 409 : 422,
    },
    <>
      {tried?.conflict === true && (
        <div class="inset alarm" role="alert">
          <p>{t('error.changed-meanwhile.text')}</p>
        </div>
      )}
      <ErrorSummary title={t('web.problem')} faults={tried?.faults ?? []} scope={tried?.number} />
      <h1>{t('desk.field')}</h1>
      <DraftsPanel context={context} kind="field-act" services={app.catalogue.list()} />
      <p data-near hidden>
        <button type="button" class="button quiet small">
          {t('desk.nearest-first')}
        </button>
      </p>
      {jobs.length === 0 && <Empty>{t('desk.no-jobs')}</Empty>}
      {jobs.map(({ row, meters, title, done }) => {
        const area = row.ward_id === null ? undefined : places.byId(row.ward_id)
        const own = tried?.number === row.number ? tried : undefined
        return (
          <article class="card pad field" key={row.id}>
            <h2>
              <a href={`/desk/${tenant.slug}/case/${row.number}`}>{title}</a>
            </h2>
            <p>
              {[row.landmark, area && areaName(context, area)].filter(Boolean).join(' · ')}
              {meters !== undefined && (
                <> · {t('desk.away', { meters: Math.round(meters / 10) * 10 })}</>
              )}
            </p>
            <p class="row">
              <span class="num muted">
                <bdi>{formatPublicNumber(row.number)}</bdi>
              </span>
              {row.lng !== null && row.lat !== null && (
                <a href={`geo:${row.lat},${row.lng}?q=${row.lat},${row.lng}`}>{t('desk.route')}</a>
              )}
            </p>
            <TimeLeft context={context} dueAt={row.due_at} filedAt={row.filed_at} open />
            {done !== undefined && (
              <details open={own !== undefined}>
                <summary>{t('desk.done')}</summary>
                <PostForm
                  action={`/desk/${tenant.slug}/field/${row.number}${queryOf(at)}`}
                  token={context.formToken}
                  upload
                  checked
                >
                  <input type="hidden" name="_action" value={done.id} />
                  <input type="hidden" name="_version" value={row.version} />
                  <input type="hidden" name="_command" value={randomUUID()} />
                  <FileInput
                    path="photo"
                    scope={row.number}
                    label={t('desk.photo-after')}
                    accept="image/*"
                    faults={own?.faults ?? []}
                    optional={done.needsPhoto ? undefined : t('web.optional')}
                  />
                  <TextInput
                    path="note"
                    scope={row.number}
                    label={t('desk.what-done')}
                    rows={2}
                    value={own?.note}
                    required={done.needsNote}
                    optional={done.needsNote ? undefined : t('web.optional')}
                    faults={own?.faults ?? []}
                  />
                  <button class="button">{t('desk.done')}</button>
                </PostForm>
              </details>
            )}
          </article>
        )
      })}
    </>,
  )
  // The jobs go with their worker to where there is no network, for a working day.
  return tried ? reply : withHeaders(reply, keepOffline(context, 10 * 3_600))
}

/** The list as it was ordered. */
export const queryOf = (at: FieldView['at']): string => (at ? `?lng=${at.lng}&lat=${at.lat}` : '')

/** The action by which the one who holds the case says that it is done: the main one that is theirs. */
function doneAction(service: ServiceDeclaration, state: string) {
  const { holder, on = {} } = service.workflow.states[state] ?? {}
  const isTheirs = (by: By) => by === 'assignee' || (typeof by === 'object' && by.role === holder)
  const found = Object.entries(on).find(
    ([, action]) => action.style === 'primary' && action.by.some(isTheirs),
  )
  if (!found) return undefined
  const [id, { needs = [] }] = found
  return { id, needsNote: needs.includes('note'), needsPhoto: needs.includes('photo') }
}
