import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { PostForm } from '../../kernel/web/components/form.js'
import { nudgeFrom } from '../applications/remind-office.js'
import type { LoadedCase } from '../applications/load-case.js'
import { roleName } from '../cases/role-name.js'
import type { CityContext } from '../request/context.js'
import { isPending, type Appeal } from './appeal.js'
import { appealOffer, appealRuleOf } from './appeal-rules.js'

/** What the applicant may do when time or outcome is not as promised, and what became of it. */
export function AppealPanel(props: {
  context: CityContext
  loaded: LoadedCase
  appeals: readonly Appeal[]
}) {
  const { context, loaded, appeals } = props
  const { t, tenant, app, now, language } = context
  const { found, service } = loaded
  const rule = appealRuleOf(tenant, service)
  const offer = appealOffer(app.country, rule, found, appeals, now)
  const nudge = nudgeFrom(tenant, found, now)
  if (!offer && !nudge && appeals.length === 0) return null
  const { formatDate } = app.country.formats
  const base = `/${tenant.slug}/case/${found.number}`
  const pending = appeals.find(isPending)
  return (
    <section class="acts noprint" aria-labelledby="appeals">
      <h2 id="appeals">{t('appeal.title')}</h2>
      <AppealList {...props} />
      {nudge &&
        (nudge <= now ? (
          <PostForm action={`${base}/reminder`} token={context.formToken}>
            <p>{t('appeal.nudge-hint')}</p>
            <button class="button quiet">{t('appeal.nudge')}</button>
          </PostForm>
        ) : (
          <p class="muted">
            {t('appeal.nudge-again', { date: formatDate(nudge, language, 'short') })}
          </p>
        ))}
      {offer && (
        <p>
          <a class="button quiet" href={`${base}/appeal`}>
            {t('appeal.file', { level: offer.level })}
          </a>
          {offer.until && (
            <span class="muted small">
              {' '}
              {t('case.due', { date: formatDate(offer.until, language, 'short') })}
            </span>
          )}
        </p>
      )}
      {pending && (
        <PostForm action={`${base}/appeal/withdrawal`} token={context.formToken}>
          <button class="button quiet small">{t('appeal.withdraw')}</button>
        </PostForm>
      )}
    </section>
  )
}

/** The appeals of a case with where they stand; for both sides. */
export function AppealList(props: {
  context: CityContext
  loaded: LoadedCase
  appeals: readonly Appeal[]
  /** Where an appeal's own page is, on the desk. */
  link?: (appeal: Appeal) => string
}) {
  const { context, loaded, appeals, link } = props
  const { t, app, language } = context
  const { formatDate } = app.country.formats
  return (
    <>
      {appeals.map((appeal) => (
        <div class="inset" key={appeal.id}>
          <p>
            <strong>
              {link ? (
                <a href={link(appeal)}>{t('appeal.level', { level: appeal.level })}</a>
              ) : (
                t('appeal.level', { level: appeal.level })
              )}
            </strong>{' '}
            · {roleName(context, loaded.service, appeal.role)} · {t(`appeal.state.${appeal.state}`)}
          </p>
          {isPending(appeal) && (
            <p class="muted num">
              {t('case.due', { date: formatDate(appeal.dueAt, language, 'short') })}
            </p>
          )}
          {appeal.hearingAt && appeal.state === 'hearing' && (
            <p class="num">
              {t('appeal.hearing-at', {
                date: formatDate(appeal.hearingAt, language, 'date-time'),
                place: appeal.hearingPlace ?? '',
              })}
            </p>
          )}
          {appeal.decision && (
            <>
              <p>
                {t(`appeal.decision.${appeal.decision}`)}
                {appeal.decidedAt && ` · ${formatDate(appeal.decidedAt, language, 'short')}`}
              </p>
              <p>
                <bdi>{appeal.reasons}</bdi>
              </p>
              {appeal.direction !== null && (
                <p>
                  {t('appeal.direction')}: <bdi>{appeal.direction}</bdi>
                </p>
              )}
            </>
          )}
        </div>
      ))}
    </>
  )
}

/** The number of a case as a caption. */
export const NumberCaption = ({ number, label }: { number: string; label: string }) => (
  <span class="caption">
    {label} <bdi class="num">{formatPublicNumber(number)}</bdi>
  </span>
)
