import type { Reply } from '../../kernel/http/reply.js'
import { Icon } from '../../kernel/web/components/icon.js'
import { Figures, type Figure } from '../../kernel/web/components/pieces.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'

/** The city's front door: search, the four things people come for, and its numbers in the open. */
export function cityHome(context: CityContext, figures: readonly Figure[]): Reply {
  const { t, tenant, app } = context
  const base = `/${tenant.slug}`
  const services = app.catalogue.list()
  return page(
    context,
    {
      title: t('front.title'),
      hero: (
        <div class="hero">
          <div class="wrap">
            <h1>{t('front.question')}</h1>
            <form class="find" role="search" action={`${base}/find`}>
              <input
                type="search"
                name="q"
                aria-label={t('front.search')}
                placeholder={t('front.search-example')}
              />
              <button class="button">{t('web.search')}</button>
            </form>
          </div>
        </div>
      ),
    },
    <>
      <ul class="tiles lifted">
        {services.map((service) => (
          <li key={service.id}>
            <a class="card tile" href={`${base}/apply/${service.id}`}>
              <Icon name={service.icon} />
              <b>{t(`service.${service.id}.verb`)}</b>
              <span>{t(`service.${service.id}.summary`)}</span>
            </a>
          </li>
        ))}
        <li>
          <a class="card tile" href={`${base}/track`}>
            <Icon name="search" />
            <b>{t('front.track')}</b>
            <span>{t('front.track-text')}</span>
          </a>
        </li>
        <li>
          <a class="card tile" href={`${base}/mine`}>
            <Icon name="list" />
            <b>{t('front.mine')}</b>
            <span>{t('front.mine-text')}</span>
          </a>
        </li>
      </ul>
      {figures.length > 0 && (
        <section>
          <h2>{t('front.week')}</h2>
          <Figures figures={figures} />
          <p class="gap">
            <a href={`${base}/numbers`}>{t('front.all-numbers')}</a>
          </p>
        </section>
      )}
    </>,
  )
}

/** A body that is listed but not served here yet: whom to turn to instead. */
export function listedHome(context: CityContext): Reply {
  const { t } = context
  return page(
    context,
    { title: t('front.title'), narrow: true },
    <>
      <h1>{t('front.not-yet')}</h1>
      <p>{t('front.not-yet-text')}</p>
    </>,
  )
}
