import type { Reply } from '../../kernel/http/reply.js'
import { ErrorSummary, TextInput, type ShownFault } from '../../kernel/web/components/form.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'

/** The number on the slip, typed with or without spaces, in any digits. */
export function trackPage(
  context: CityContext,
  number: string,
  faults: readonly ShownFault[],
): Reply {
  const { t, tenant } = context
  return page(
    context,
    { title: t('front.track'), narrow: true, status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={`/${tenant.slug}`}>
        {t('web.back')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('front.track')}</h1>
      <form>
        <TextInput
          path="number"
          label={t('front.track-number')}
          hint={t('front.track-hint')}
          value={number}
          faults={faults}
          inputMode="numeric"
          dir="ltr"
          short
        />
        <button class="button">{t('front.track-button')}</button>
      </form>
      <p class="gap">
        <a href={`/${tenant.slug}/mine`}>{t('front.mine')}</a>
      </p>
    </>,
  )
}
