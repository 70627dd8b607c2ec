import { helplineOf } from './helpline.js'
import type { Context } from '../request/context.js'

/** On every page: whom to call, and the papers of an open city. */
export function Footer({ context }: { context: Context }) {
  const { t, tenant } = context
  const helpline = helplineOf(context)
  const base = tenant ? `/${tenant.slug}` : ''
  return (
    <footer>
      <div class="wrap">
        <p>
          {t('web.helpline')}{' '}
          <a href={`tel:${helpline.number}`}>
            <bdi>{helpline.number}</bdi>
          </a>
          {helpline.hours !== null && <>, {helpline.hours}</>}
        </p>
        <nav aria-label={t('web.more')}>
          {tenant && <a href={`${base}/numbers`}>{t('web.numbers')}</a>}
          {tenant && <a href={`${base}/surveys`}>{t('survey.title')}</a>}
          <a href="/privacy">{t('web.privacy')}</a>
          <a href="/accessibility">{t('web.accessibility')}</a>
          <a href="/developers">{t('web.api')}</a>
          <a href="/staff/sign-in">{t('web.staff')}</a>
        </nav>
      </div>
    </footer>
  )
}
