import type { Reply } from '../../kernel/http/reply.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import type { Context } from '../request/context.js'
import { nameOf, type Tenant } from '../tenancy/tenant.js'
import { page } from '../web/shell.js'

const most = 60

/** Where no city is named: the ones that are live, and a search over all bodies. */
export function countryHome(context: Context, query: string): Reply {
  const { t, app, language } = context
  const all = app.tenants.all().filter(({ kind }) => kind === 'body' || kind === 'sandbox')
  const wanted = query.trim().toLocaleLowerCase()
  const found =
    wanted === ''
      ? all.filter(({ status }) => status === 'live')
      : all.filter((tenant) =>
          Object.values(tenant.name).some((name) => name.toLocaleLowerCase().includes(wanted)),
        )
  found.sort((a, b) => rank(a) - rank(b) || nameOf(a, language).localeCompare(nameOf(b, language)))
  const stateOf = (tenant: Tenant) => {
    const state = tenant.parentId === null ? undefined : app.tenants.byId(tenant.parentId)
    return state ? nameOf(state, language) : ''
  }
  return page(
    context,
    {
      title: t('front.choose-city'),
      hero: (
        <div class="hero">
          <div class="wrap">
            <h1>{t('front.choose-city')}</h1>
            <form class="find" role="search">
              <input
                type="search"
                name="q"
                value={query}
                aria-label={t('front.city-search')}
                placeholder={t('front.city-example')}
              />
              <button class="button">{t('web.search')}</button>
            </form>
          </div>
        </div>
      ),
    },
    <div class="card pad tiles-lift">
      {found.length === 0 ? (
        <Empty>{t('front.no-city')}</Empty>
      ) : (
        <ul class="list">
          {found.slice(0, most).map((tenant) => (
            <li key={tenant.id}>
              <a href={`/${tenant.slug}`}>
                <span>
                  <b>{nameOf(tenant, language)}</b>
                  <span class="muted">{stateOf(tenant)}</span>
                </span>
                {tenant.status === 'live' && <span class="tag ok">{t('front.live')}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.length > most && (
        <p class="muted">{t('front.more-cities', { count: found.length - most })}</p>
      )}
    </div>,
  )
}

const rank = (tenant: Tenant) => (tenant.status === 'live' ? 0 : 1)
