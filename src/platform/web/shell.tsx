import type { ComponentChildren } from 'preact'
import { html, type Reply } from '../../kernel/http/reply.js'
import { Document } from '../../kernel/web/components/document.js'
import { Mark } from '../../kernel/web/components/mark.js'
import { render } from '../../kernel/web/render.js'
import { withBrowser } from '../request/browser.js'
import type { Context } from '../request/context.js'
import { nameOf, type Tenant } from '../tenancy/tenant.js'
import { offlineAddress } from '../offline/owner.js'
import { Footer } from './footer.js'
import { kindLabel } from './kind-label.js'
import { LanguageLinks } from './language-links.js'

export interface PageOptions {
  title: string
  status?: number
  scripts?: readonly string[]
  /** Full-width content (the hero) before the main column. */
  hero?: ComponentChildren
  narrow?: boolean
  desk?: boolean
}

/** Any page: masthead with city, languages and who is signed in; content; footer with the helpline. */
export function page(context: Context, options: PageOptions, content: ComponentChildren): Reply {
  const { t, tenant, app } = context
  const city = tenant ? nameOf(tenant, context.language) : t('web.product')
  const kept = offlineAddress(context)
  const body = render(
    <Document
      t={t}
      assets={app.assets}
      title={`${options.title} – ${city}`}
      desk={options.desk ?? false}
      {...(tenant?.theme && { palette: tenant.theme.palette })}
      scripts={[...(options.scripts ?? []), ...(kept === undefined ? [] : ['offline.island.js'])]}
    >
      {app.config.demo && (
        <div class="demo-strip">
          <div class="wrap">
            {t(isInvented(tenant) ? 'web.demo' : 'web.demo-real')}{' '}
            <a href="/demo">{t('web.demo-link')}</a>
          </div>
        </div>
      )}
      {tenant?.kind === 'sandbox' && !app.config.demo && (
        <div class="demo-strip">
          <div class="wrap">{t('clients.sandbox')}</div>
        </div>
      )}
      <Masthead context={context} desk={options.desk ?? false} />
      {options.hero}
      <main id="main" class={options.narrow ? 'wrap narrow' : 'wrap'} data-offline={kept}>
        {content}
      </main>
      <Footer context={context} />
    </Document>,
  )
  return withBrowser(context, html(body, options.status ?? 200))
}

/** Where no city is named, the demo's own is meant. */
const isInvented = (tenant: Tenant | undefined) =>
  tenant === undefined || tenant.settings.demo === true || tenant.kind === 'sandbox'

function Masthead({ context, desk }: { context: Context; desk: boolean }) {
  const { t, tenant, person, language } = context
  const home = tenant ? (desk ? `/desk/${tenant.slug}` : `/${tenant.slug}`) : '/'
  const back = encodeURIComponent(context.url)
  return (
    <header class="masthead">
      <div class="wrap">
        <a class="brand" href={home}>
          <Mark />
          <span>
            {tenant ? nameOf(tenant, language) : t('web.product')}
            <small>{tenant ? kindLabel(context, tenant) : t('web.product-line')}</small>
          </span>
        </a>
        <LanguageLinks context={context} />
        <nav class="links" aria-label={t('web.account')}>
          {person?.kind === 'resident' && tenant && (
            <a href={`/${tenant.slug}/mine`}>{t('web.mine')}</a>
          )}
          {person?.kind === 'staff' && tenant && !desk && (
            <a href={`/desk/${tenant.slug}`}>{t('web.desk')}</a>
          )}
          {person ? (
            <form method="post" action="/sign-out">
              <input type="hidden" name="_token" value={context.formToken} />
              <button>{t('web.sign-out')}</button>
            </form>
          ) : (
            // People sign in to a city; without one there is nothing to sign in to.
            tenant && <a href={`/${tenant.slug}/sign-in?to=${back}`}>{t('web.sign-in')}</a>
          )}
        </nav>
      </div>
    </header>
  )
}
