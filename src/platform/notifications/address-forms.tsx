import { PostForm, TextInput, type ShownFault } from '../../kernel/web/components/form.js'
import type { CityContext } from '../request/context.js'

/** Adding, confirming and removing the address that e-mails go to. */
export function AddressForms(props: {
  context: CityContext
  addresses: { confirmed: string | undefined; pending: string | undefined }
  faults: readonly ShownFault[]
  email: string
}) {
  const { context, addresses, faults, email } = props
  const { t, tenant, formToken } = context
  const base = `/${tenant.slug}/mine/notice-settings`
  return (
    <section class="gap">
      <h2>{t('notice.email')}</h2>
      <p>
        {addresses.confirmed === undefined ? (
          t('notice.email-none')
        ) : (
          <>
            {t('notice.email-in-use')} <bdi>{addresses.confirmed}</bdi>
          </>
        )}
      </p>
      {addresses.confirmed !== undefined && (
        <PostForm action={`${base}/email/remove`} token={formToken}>
          <button class="button quiet">{t('notice.email-remove')}</button>
        </PostForm>
      )}
      {addresses.pending !== undefined && (
        <PostForm action={`${base}/code`} token={formToken}>
          <p>
            {t('notice.email-sent')} <bdi>{addresses.pending}</bdi>
          </p>
          <TextInput
            path="code"
            label={t('notice.email-code-label')}
            faults={faults}
            inputMode="numeric"
            autocomplete="one-time-code"
            code
            dir="ltr"
          />
          <button class="button">{t('notice.email-confirm')}</button>
        </PostForm>
      )}
      <PostForm action={`${base}/email`} token={formToken}>
        <TextInput
          path="email"
          label={t('notice.email-new')}
          hint={t('notice.email-hint')}
          faults={faults}
          value={email}
          autocomplete="email"
          maxLength={254}
          dir="ltr"
        />
        <button class="button quiet">{t('notice.email-send')}</button>
      </PostForm>
    </section>
  )
}
