import { withHeaders, type Reply } from '../../kernel/http/reply.js'
import { mayBeAnonymous } from '../journey/contact.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import { DraftsPanel } from './drafts-panel.js'
import { keepOffline, ownerOf } from './owner.js'
import { ReportForm } from './report-form.js'

const keptSeconds = 30 * 86_400

/** What the phone shows without network: a report to write, and what waits to be sent. */
export async function offlinePage(context: CityContext): Promise<Reply> {
  const { app, tenant, t, person } = context
  const bindings = await app.bindings.of(tenant.id)
  const places = await app.places.of(tenant.id)
  const resident = person?.kind === 'resident' ? person : undefined
  const services = app.catalogue
    .list()
    .filter((each) => each.anonymous && (bindings.get(each.id)?.mode ?? 'here') === 'here')
    .map((each) => app.catalogue.effective(tenant.id, each.id)?.service ?? each)
  const views = await Promise.all(
    services.map(async (service) => {
      const tree = Object.values(service.form).find((field) => field.kind === 'tree')
      const categories = tree ? await app.masterData.list(tenant.id, tree.master) : []
      const anonymous = !resident && mayBeAnonymous(context, service)
      return { context, service, categories, places, anonymous }
    }),
  )
  const reply = page(
    context,
    { title: t('offline.title'), narrow: true, scripts: ['drafts.island.js'] },
    <>
      <h1>{t('offline.title')}</h1>
      <p class="lead">{t('offline.lead')}</p>
      <DraftsPanel
        context={context}
        kind="report"
        owner={resident ? ownerOf(context) : ''}
        services={services}
      />
      {views.map((view) => (
        <section key={view.service.id} aria-label={t(`service.${view.service.id}.verb`)}>
          <h2>{t(`service.${view.service.id}.verb`)}</h2>
          <p class="inset">{sentAs(context, view.anonymous)}</p>
          <ReportForm {...view} />
          <p class="gap">
            <a href={`/${tenant.slug}/apply/${view.service.id}`}>{t('offline.with-network')}</a>
          </p>
        </section>
      ))}
    </>,
  )
  return withHeaders(reply, keepOffline(context, keptSeconds))
}

/** In whose name it goes, said before anything is written. */
function sentAs(context: CityContext, anonymous: boolean): string {
  const { t, person } = context
  if (anonymous) return t('offline.anonymous')
  if (person?.kind !== 'resident') return t('offline.sign-in-later')
  return t('offline.named', { name: person.name ?? t('journey.you-unnamed') })
}
