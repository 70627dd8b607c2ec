import type { ComponentChildren } from 'preact'
import type { Reply } from '../../kernel/http/reply.js'
import type { NavigationEntry } from '../module.js'
import { may, personOf, type CityContext } from '../request/context.js'
import { page, type PageOptions } from '../web/shell.js'
import { countInbox, isUnlimited, reachOf, type InboxCounts } from './inbox-store.js'

export async function countsOf(context: CityContext): Promise<InboxCounts> {
  const person = personOf(context)
  const reach = reachOf(person.grants, context.app.catalogue.list())
  const [counts] = await context.app.database.read(
    { tenant: context.tenant.id },
    countInbox([
      person.accountId,
      reach.map(({ wardId }) => wardId),
      reach.map(({ department }) => department),
      reach.map(({ service }) => service),
      isUnlimited(reach),
    ]),
  )
  return counts ?? { mine: 0, office: 0, near: 0, overdue: 0 }
}

const upTo = (count: number) => (count > 1_000 ? '1000+' : String(count))

/** A page of the desk: side navigation with counts, then the content. */
export async function deskPage(
  context: CityContext,
  options: PageOptions & { current: string },
  content: ComponentChildren,
): Promise<Reply> {
  const { t, tenant, app } = context
  const counts = await countsOf(context)
  const base = `/desk/${tenant.slug}`
  const entries = app.modules
    .flatMap((module) => module.deskNavigation ?? [])
    .filter((entry) => may(context, entry.permission))
    .sort((a, b) => a.order - b.order)
  // What fills somebody's day comes first: on a phone the rest is off the screen.
  const daily = entries.filter(({ order }) => order < 10)
  const rest = entries.filter(({ order }) => order >= 10)
  const link = (entry: NavigationEntry) => item(entry.path, `${base}/${entry.path}`, t(entry.title))
  const item = (id: string, href: string, title: string, count?: number) => (
    <a key={id} href={href} aria-current={options.current === id ? 'page' : undefined}>
      {title}
      {count !== undefined && <i class="num">{upTo(count)}</i>}
    </a>
  )
  return page(
    context,
    { ...options, desk: true, scripts: ['desk.island.js', ...(options.scripts ?? [])] },
    <div class="deskgrid">
      <nav class="side noprint" aria-label={t('desk.navigation')}>
        {daily.map(link)}
        {item('mine', `${base}/inbox/mine`, t('desk.mine'), counts.mine)}
        {item('office', `${base}/inbox/office`, t('desk.office'), counts.office)}
        {item('near', `${base}/inbox/near`, t('desk.near'), counts.near)}
        {item('overdue', `${base}/inbox/overdue`, t('desk.overdue'), counts.overdue)}
        {item('all', `${base}/inbox/all`, t('desk.all'))}
        {rest.length > 0 && <h2>{t('desk.more')}</h2>}
        {rest.map(link)}
      </nav>
      <div class="content">
        <span hidden data-type-in={t('desk.type-in')} data-latin={t('desk.latin-letters')} />
        {content}
      </div>
    </div>,
  )
}
