import type { Reply } from '../../kernel/http/reply.js'
import { PostForm } from '../../kernel/web/components/form.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { helplineOf } from '../web/helpline.js'
import { page } from '../web/shell.js'

/** What it is, what to have at hand, how long it takes: before anything is asked. */
export function startPage(
  context: CityContext,
  service: ServiceDeclaration,
  /** The kind that was found by a search: answered already. */
  kind: string | undefined,
): Reply {
  const { t, tenant, app } = context
  const key = `service.${service.id}`
  const helpline = helplineOf(context)
  return page(
    context,
    { title: t(`${key}.verb`), narrow: true },
    <>
      <a class="back" href={`/${tenant.slug}`}>
        {t('web.back')}
      </a>
      <h1>{t(`${key}.verb`)}</h1>
      <p class="lead">{t(`${key}.summary`)}</p>
      <ol class="steps">
        {(service.before ?? []).map((line, index) => (
          <li key={line}>{t(`${key}.before.${index + 1}`)}</li>
        ))}
      </ol>
      <div class="inset alarm">
        <p>
          {t('journey.danger')}{' '}
          <a href={`tel:${app.country.identity.emergencyNumber}`}>
            <bdi>{app.country.identity.emergencyNumber}</bdi>
          </a>
        </p>
      </div>
      <PostForm action={`/${tenant.slug}/apply/${service.id}`} token={context.formToken}>
        {kind !== undefined && <input type="hidden" name="kind" value={kind} />}
        <button class="button">{t('journey.start')}</button>
      </PostForm>
      <p class="gap muted">
        {t('journey.by-phone')}{' '}
        <a href={`tel:${helpline.number}`}>
          <bdi>{helpline.number}</bdi>
        </a>
      </p>
    </>,
  )
}
