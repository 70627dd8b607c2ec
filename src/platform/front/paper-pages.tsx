import type { Reply } from '../../kernel/http/reply.js'
import type { Context } from '../request/context.js'
import { page } from '../web/shell.js'

/** The privacy notice: what is kept, why, how long, and the person's rights. */
export function privacyPage(context: Context): Reply {
  const { t, app } = context
  return page(
    context,
    { title: t('front.privacy.title'), narrow: true },
    <>
      <h1>{t('front.privacy.title')}</h1>
      {['what', 'why', 'who', 'rights', 'complain'].map((part) => (
        <section key={part}>
          <h2>{t(`front.privacy.${part}.title`)}</h2>
          <p>{t(`front.privacy.${part}.text`)}</p>
        </section>
      ))}
      <section>
        <h2>{t('front.privacy.services')}</h2>
        <ul>
          {app.catalogue.list().map((service) => (
            <li key={service.id}>
              <strong>{t(`service.${service.id}.title`)}</strong>:{' '}
              {t(`service.${service.id}.purpose`)}.{' '}
              {t('front.privacy.years', { years: service.data.retentionYears })}
            </li>
          ))}
        </ul>
      </section>
    </>,
  )
}

/** The accessibility statement. */
export function accessibilityPage(context: Context): Reply {
  const { t } = context
  return page(
    context,
    { title: t('front.accessibility.title'), narrow: true },
    <>
      <h1>{t('front.accessibility.title')}</h1>
      {['aim', 'how', 'gaps', 'tell'].map((part) => (
        <p key={part}>{t(`front.accessibility.${part}`)}</p>
      ))}
    </>,
  )
}
