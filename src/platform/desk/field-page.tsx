import { randomUUID } from 'node:crypto'
import type { Reply } from '../../kernel/http/reply.js'
import { FileInput, PostForm, TextInput } from '../../kernel/web/components/form.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import { distanceM } from '../../kernel/geo/distance-m.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { areaName } from '../places/area-name.js'
import { entryName } from '../journey/facts.js'
import { personOf, type CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { By } from '../service-kit/workflow.js'
import { listFieldJobs } from './field-store.js'
import { deskPage } from './navigation.js'
import { TimeLeft } from './time-left.js'

/** "My jobs near me" on a phone: nearest first where the phone says where it is, else most urgent. */
export async function fieldPage(
  context: CityContext,
  at: { lng: number; lat: number } | undefined,
): Promise<Reply> {
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
  return deskPage(
    context,
    { title: t('desk.field'), current: 'field', scripts: ['journey.island.js'] },
    <>
      <h1>{t('desk.field')}</h1>
      <p data-near hidden>
        <button type="button" class="button quiet small">
          {t('desk.nearest-first')}
        </button>
      </p>
      {jobs.length === 0 && <Empty>{t('desk.no-jobs')}</Empty>}
      {jobs.map(({ row, meters, title, done }) => {
        const area = row.ward_id === null ? undefined : places.byId(row.ward_id)
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
              <details>
                <summary>{t('desk.done')}</summary>
                <PostForm
                  action={`/desk/${tenant.slug}/case/${row.number}`}
                  token={context.formToken}
                  upload
                >
                  <input type="hidden" name="_action" value={done} />
                  <input type="hidden" name="_version" value={row.version} />
                  <input type="hidden" name="_command" value={randomUUID()} />
                  <input type="hidden" name="_field" value="yes" />
                  <FileInput
                    path="photo"
                    scope={row.number}
                    label={t('desk.photo-after')}
                    accept="image/*"
                    faults={[]}
                  />
                  <TextInput
                    path="note"
                    scope={row.number}
                    label={t('desk.what-done')}
                    rows={2}
                    faults={[]}
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
}

/** The action by which the one who holds the case says that it is done: the main one that is theirs. */
function doneAction(service: ServiceDeclaration, state: string): string | undefined {
  const { holder, on = {} } = service.workflow.states[state] ?? {}
  const isTheirs = (by: By) => by === 'assignee' || (typeof by === 'object' && by.role === holder)
  return Object.entries(on).find(
    ([, action]) => action.style === 'primary' && action.by.some(isTheirs),
  )?.[0]
}
