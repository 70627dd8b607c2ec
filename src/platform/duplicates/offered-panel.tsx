import { PostForm } from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { CityContext } from '../request/context.js'
import type { OfferedCase } from './offered-cases.js'

/** Before sending: what is reported already near the place; following it takes one button. */
export function OfferedPanel(props: { context: CityContext; offered: readonly OfferedCase[] }) {
  const { context, offered } = props
  const { t, tenant, person } = context
  if (offered.length === 0) return null
  return (
    <section class="inset stack" aria-labelledby="offered">
      <h2 id="offered">{t('duplicates.near-you')}</h2>
      <ul class="list">
        {offered.map(({ number, text }) => (
          <li key={number} class="line">
            <span>
              <a href={`/${tenant.slug}/case/${number}`}>
                <bdi class="num">{formatPublicNumber(number)}</bdi>
              </a>
              <span class="muted">{text}</span>
            </span>
            <PostForm action={`/${tenant.slug}/case/${number}/follow`} token={context.formToken}>
              <button class="button quiet small">
                {t('duplicates.this-is-it')}
                <span class="hidden-visually"> {formatPublicNumber(number)}</span>
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
      {!person && <p class="small">{t('duplicates.by-browser')}</p>}
      <p>
        <a href="#send">{t('duplicates.another')}</a>
      </p>
    </section>
  )
}
