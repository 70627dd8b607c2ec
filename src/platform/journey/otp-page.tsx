import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { maskMobile } from '../identity/residents.js'
import type { Context } from '../request/context.js'
import { page } from '../web/shell.js'

/** The six digits from the phone; a new code can be asked for from the page before. */
export function otpPage(
  context: Context,
  view: {
    mobile: string
    action: string
    back: string
    faults: readonly ShownFault[]
    button: string
  },
): Reply {
  const { t, app } = context
  return page(
    context,
    {
      title:
        view.faults.length > 0
          ? `${t('web.error-prefix')} ${t('identity.otp.title')}`
          : t('identity.otp.title'),
      status: view.faults.length > 0 ? 422 : 200,
      narrow: true,
    },
    <>
      <a class="back" href={view.back}>
        {t('web.back')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={view.faults} />
      <h1>{t('identity.otp.title')}</h1>
      <p>
        {t('identity.otp.sent-to')} <bdi class="num">{maskMobile(view.mobile)}</bdi>.{' '}
        {t('identity.otp.life')}
      </p>
      {app.config.demo && (
        <div class="inset">
          <p>
            {t('identity.otp.demo')}{' '}
            <a href="/demo/outbox" target="_blank" rel="noopener">
              {t('identity.otp.demo-link')}
            </a>
          </p>
        </div>
      )}
      <PostForm action={view.action} token={context.formToken}>
        <TextInput
          path="code"
          label={t('identity.otp.label')}
          faults={view.faults}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={12}
          code
          dir="ltr"
        />
        <button class="button">{view.button}</button>
      </PostForm>
      <p class="gap">
        <a href={view.back}>{t('identity.otp.again')}</a>
      </p>
    </>,
  )
}
