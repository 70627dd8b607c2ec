import { PostForm } from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { LoadedCase } from '../applications/load-case.js'
import type { CityContext } from '../request/context.js'
import type { FollowFacts } from './follower-store.js'
import { isShareable } from './shareable.js'

/** On the case page: how many follow it, "me too", and the case that it was merged into. */
export function FollowPanel(props: {
  context: CityContext
  loaded: LoadedCase
  facts: FollowFacts
  isApplicant: boolean
}) {
  const { context, loaded, facts, isApplicant } = props
  const { t, tenant, person } = context
  const { found, service } = loaded
  if (!isShareable(service)) return null
  const here = `/${tenant.slug}/case/${found.number}`
  const mayFollow = !isApplicant && !facts.following && found.open
  return (
    <>
      {facts.main_number !== null && (
        <div class="inset">
          <p>
            {t('duplicates.merged-into')}{' '}
            <a href={`/${tenant.slug}/case/${facts.main_number}`}>
              <bdi class="num">{formatPublicNumber(facts.main_number)}</bdi>
            </a>
          </p>
        </div>
      )}
      {facts.followers > 0 && <p>{t('duplicates.followers', { count: facts.followers })}</p>}
      {facts.following && <p role="status">{t('duplicates.you-follow')}</p>}
      {(mayFollow || facts.following) && (
        <PostForm action={`${here}/follow`} token={context.formToken} class="noprint">
          {facts.following && <input type="hidden" name="stop" value="yes" />}
          <button class="button quiet">
            {t(facts.following ? 'duplicates.stop' : 'duplicates.me-too')}
          </button>
        </PostForm>
      )}
      {mayFollow && !person && (
        <p class="muted small">
          {t('duplicates.by-browser')}{' '}
          <a href={`/${tenant.slug}/sign-in?to=${encodeURIComponent(here)}`}>
            {t('duplicates.by-mobile')}
          </a>
        </p>
      )}
    </>
  )
}
