import { randomUUID } from 'node:crypto'
import { Choices, PostForm, TextInput, type ShownFault } from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { maySee } from '../applications/actor.js'
import { loadCase, type LoadedCase } from '../applications/load-case.js'
import type { CityContext } from '../request/context.js'
import { followFactsOf } from './follow.js'
import type { FollowFacts } from './follower-store.js'
import { mergeAction } from './merge-case.js'
import { listMerged } from './merge-store.js'
import { similarCases } from './similar-cases.js'

/** Tells the merge form's controls from those of the actions on the same page. */
export const mergeScope = 'same-as'

export interface DuplicateFacts {
  follow: FollowFacts
  merged: { number: string }[]
  /** Undefined where this person cannot close the case as one that was reported already. */
  similar: { value: string; label: string }[] | undefined
}

/** What the desk sees of a case's followers and of its likes. */
export async function duplicateFacts(
  context: CityContext,
  loaded: LoadedCase,
): Promise<DuplicateFacts> {
  const { app, tenant } = context
  const { found } = loaded
  const [follow, merged, similar] = await Promise.all([
    followFactsOf(context, found),
    app.database.read({ tenant: tenant.id }, listMerged([found.id])),
    mergeAction(context, loaded) ? similarTo(context, loaded) : undefined,
  ])
  return { follow, merged, similar }
}

async function similarTo(context: CityContext, { found }: LoadedCase) {
  const { app, tenant, t, language, now, person } = context
  const { service, category, wardId, landmark, lng, lat } = found
  const rows = await similarCases(app, tenant.id, {
    service,
    category: category ?? '',
    wardId,
    now,
    ...(landmark !== null && { landmark }),
    ...(lng !== null && lat !== null && { lng, lat }),
  })
  const others = rows.filter(({ id }) => id !== found.id)
  const seen = await Promise.all(others.map((row) => loadCase(app, tenant.id, row.number)))
  return seen
    .filter((each) => maySee(each.service, each.found, person))
    .map(({ found: each }) => ({
      value: each.number,
      label: [
        formatPublicNumber(each.number),
        each.landmark,
        app.country.formats.formatDate(each.filedAt, language, 'short'),
        t(`service.${each.service}.state.${each.state}.title`),
      ]
        .filter(Boolean)
        .join(' · '),
    }))
}

/** Followers, merged cases, and the form that says that this case is the same as another. */
export function DuplicatesPanel(props: {
  context: CityContext
  loaded: LoadedCase
  facts: DuplicateFacts
  faults: readonly ShownFault[]
}) {
  const { context, loaded, facts, faults } = props
  const { t, tenant } = context
  const { found } = loaded
  const { follow, merged, similar } = facts
  const link = (number: string) => (
    <a href={`/desk/${tenant.slug}/case/${number}`}>
      <bdi class="num">{formatPublicNumber(number)}</bdi>
    </a>
  )
  if (follow.followers === 0 && merged.length === 0 && follow.main_number === null && !similar)
    return null
  return (
    <section>
      <h2>{t('duplicates.title')}</h2>
      {follow.followers > 0 && <p>{t('duplicates.followers', { count: follow.followers })}</p>}
      {follow.main_number !== null && (
        <p>
          {t('duplicates.merged-into')} {link(follow.main_number)}
        </p>
      )}
      {merged.length > 0 && (
        <>
          <p>{t('duplicates.merged-here')}</p>
          <ul>
            {merged.map(({ number }) => (
              <li key={number}>{link(number)}</li>
            ))}
          </ul>
        </>
      )}
      {similar && (
        <div class="acts noprint">
          <details class="quiet" open={faults.length > 0}>
            <summary>{t('duplicates.merge')}</summary>
            <PostForm
              action={`/desk/${tenant.slug}/case/${found.number}/merge`}
              token={context.formToken}
            >
              <input type="hidden" name="_version" value={found.version} />
              <input type="hidden" name="_command" value={randomUUID()} />
              {similar.length > 0 && (
                <Choices
                  path="same"
                  scope={mergeScope}
                  label={t('duplicates.merge-similar')}
                  options={similar}
                  faults={faults}
                />
              )}
              <TextInput
                path="number"
                scope={mergeScope}
                label={t('duplicates.merge-number')}
                hint={t('duplicates.merge-hint')}
                inputMode="numeric"
                maxLength={30}
                dir="ltr"
                faults={faults}
                short
              />
              <button class="button">{t('duplicates.merge-button')}</button>
            </PostForm>
          </details>
        </div>
      )}
    </section>
  )
}
