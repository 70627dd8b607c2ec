import type { Reply } from '../../kernel/http/reply.js'
import { PostForm } from '../../kernel/web/components/form.js'
import type { CategoryData } from '../applications/category.js'
import type { Entry } from '../masterdata/entry-store.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import type { Draft } from './draft.js'
import { entryName } from './facts.js'

/** Danger to life: the number to call, before anything else. Not ours: who is responsible. */
export function warningPage(
  context: CityContext,
  draft: Draft,
  warning: { entry: Entry; data: CategoryData },
): Reply {
  const { t, tenant } = context
  const base = `/${tenant.slug}/apply/${draft.service.id}/${draft.id}`
  const name = entryName(context, warning.entry.name)
  const { emergency, elsewhere } = warning.data
  const title = emergency ? t('journey.emergency') : t('journey.elsewhere', { name })
  return page(
    context,
    { title, narrow: true },
    <>
      <a class="back" href={`${base}/what`}>
        {t('web.back')}
      </a>
      <h1>
        <span class="caption">{name}</span>
        {title}
      </h1>
      {emergency && (
        <>
          <div class="inset alarm">
            <p>{t('journey.emergency-text')}</p>
            <a class="call num" href={`tel:${emergency.number}`}>
              <bdi>{emergency.number}</bdi>
            </a>
            <p>{emergency.name}</p>
          </div>
          <PostForm action={`${base}/warning`} token={context.formToken}>
            <button class="button quiet">{t('journey.emergency-called')}</button>
          </PostForm>
        </>
      )}
      {elsewhere && (
        <>
          <div class="inset">
            <p>{t('journey.elsewhere-text')}</p>
            <p>
              <strong>{elsewhere.name}</strong>
              <br />
              <bdi>{elsewhere.contact}</bdi>
            </p>
          </div>
          <p class="row">
            <a class="button quiet" href={`${base}/what`}>
              {t('journey.choose-other')}
            </a>
            <a href={`/${tenant.slug}`}>{t('error.home')}</a>
          </p>
        </>
      )}
    </>,
  )
}
