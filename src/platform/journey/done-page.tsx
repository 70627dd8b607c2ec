import type { Reply } from '../../kernel/http/reply.js'
import { Choices, PostForm } from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { Case } from '../applications/case.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { page } from '../web/shell.js'
import type { Draft } from './draft.js'

export const aboutQuestions = {
  gender: ['female', 'male', 'transgender'],
  ageBand: ['under-18', '18-29', '30-44', '45-59', '60-plus'],
  disability: ['yes', 'no'],
  assisted: ['yes', 'no'],
} as const

/** The number, what happens next and until when; then, if they like, a little about them. */
export function donePage(
  context: CityContext,
  view: {
    draft: Draft
    service: ServiceDeclaration
    found: Case
    isTold: boolean
    thanked: boolean
  },
): Reply {
  const { t, tenant, app, language } = context
  const { draft, service, found } = view
  const track = `/${tenant.slug}/case/${found.number}`
  const { formatDate } = app.country.formats
  const due = found.dueAt ? formatDate(found.dueAt, language, 'date-time') : undefined
  // A category promises the whole way to the end, not only the state in which it begins.
  const isWhole = service.workflow.states[found.state]?.level === 'category'
  return page(
    context,
    { title: t('journey.done'), narrow: true },
    <>
      <div class="panel">
        <h1>{t('journey.done')}</h1>
        <p>
          {t('journey.your-number')}
          <span class="number num">
            <bdi>{formatPublicNumber(found.number)}</bdi>
          </span>
        </p>
      </div>
      <h2>{t('journey.next')}</h2>
      <p>
        {t(`service.${service.id}.state.${found.state}.plain`)}
        {due !== undefined && !isWhole && <> {t('journey.until', { date: due })}</>}
      </p>
      {due !== undefined && isWhole && <p>{t('case.solve-by', { date: due })}</p>}
      {view.isTold && <p>{t('journey.told')}</p>}
      <p class="row">
        <a class="button" href={track}>
          {t('journey.follow')}
        </a>
        <button class="button quiet" type="button" data-print hidden>
          {t('web.print')}
        </button>
      </p>
      <hr />
      {view.thanked ? (
        <p role="status">{t('journey.thanks')}</p>
      ) : (
        <details>
          <summary>{t('journey.about')}</summary>
          <p class="hint">{t('journey.about-hint')}</p>
          <PostForm
            action={`/${tenant.slug}/apply/${service.id}/${draft.id}/about`}
            token={context.formToken}
          >
            {Object.entries(aboutQuestions).map(([name, values]) => (
              <Choices
                key={name}
                path={name}
                label={t(`journey.about-${name}`)}
                faults={[]}
                options={values.map((value) => ({
                  value,
                  label: t(`journey.about-${name}.${value}`),
                }))}
              />
            ))}
            <button class="button quiet">{t('journey.about-send')}</button>
          </PostForm>
        </details>
      )}
    </>,
  )
}
