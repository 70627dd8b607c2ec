import { withHeaders, type Reply } from '../../kernel/http/reply.js'
import { PostForm } from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { BulkItem, BulkOutcome, BulkRun } from './bulk-store.js'

/** How far it is; then what was done, what somebody changed meanwhile, and what was not allowed. */
export async function resultPage(
  context: CityContext,
  run: BulkRun,
  items: readonly BulkItem[],
): Promise<Reply> {
  const { t, tenant } = context
  const of = (outcome: BulkOutcome | null) => items.filter((item) => item.outcome === outcome)
  const waiting = of(null).length
  const links = (outcome: BulkOutcome) => (
    <ul>
      {of(outcome).map(({ number }) => (
        <li key={number}>
          <a href={`/desk/${tenant.slug}/case/${number}`}>
            <bdi class="num">{formatPublicNumber(number)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
  const reply = await deskPage(
    context,
    { title: t(`bulk.${run.kind}`), current: 'office' },
    <>
      <h1>{t(waiting > 0 ? 'bulk.under-way' : 'bulk.finished')}</h1>
      {waiting > 0 && (
        <>
          <p role="status">
            <progress max={items.length} value={items.length - waiting} />{' '}
            {t('bulk.progress', { done: items.length - waiting, all: items.length })}
          </p>
          <PostForm action={`/desk/${tenant.slug}/bulk/${run.id}`} token={context.formToken}>
            <p class="hint">{t('bulk.go-on-hint')}</p>
            <button class="button quiet">{t('bulk.go-on')}</button>
          </PostForm>
        </>
      )}
      <p>{t('bulk.done', { count: of('done').length })}</p>
      {of('changed').length > 0 && (
        <>
          <h2>{t('bulk.changed', { count: of('changed').length })}</h2>
          <p>{t('bulk.changed-hint')}</p>
          {links('changed')}
        </>
      )}
      {of('refused').length > 0 && (
        <>
          <h2>{t('bulk.refused', { count: of('refused').length })}</h2>
          {links('refused')}
        </>
      )}
      <p>
        <a class="button quiet" href={`/desk/${tenant.slug}/inbox/office`}>
          {t('desk.office')}
        </a>
      </p>
    </>,
  )
  // Shown again by itself while there is work, also without scripts.
  return waiting > 0 ? withHeaders(reply, { refresh: '2' }) : reply
}
