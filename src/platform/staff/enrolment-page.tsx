import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { toBase32 } from '../identity/totp.js'
import type { Context } from '../request/context.js'
import { page } from '../web/shell.js'
import type { Enrolment } from './enrolment.js'

/** The first sign-in: set up the authenticator, choose a password, prove both. */
export function enrolmentPage(
  context: Context,
  enrolment: Enrolment,
  faults: readonly ShownFault[],
): Reply {
  const { t, path } = context
  const key = toBase32(enrolment.totpSecret)
  const label = encodeURIComponent(`Nagara:${enrolment.login}`)
  return page(
    context,
    { title: t('staff.enrol'), narrow: true, status: faults.length > 0 ? 422 : 200 },
    <>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('staff.enrol')}</h1>
      <p>{t('staff.enrol-for', { name: enrolment.name, login: enrolment.login })}</p>
      <div class="inset">
        <p>{t('staff.enrol-key')}</p>
        <p>
          <code dir="ltr">{key.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <p>
          <a href={`otpauth://totp/${label}?secret=${key}&issuer=Nagara`}>
            {t('staff.enrol-open')}
          </a>
        </p>
      </div>
      <PostForm action={path} token={context.formToken}>
        <TextInput
          path="password"
          label={t('staff.password-new')}
          hint={t('staff.password-hint')}
          type="password"
          autocomplete="new-password"
          faults={faults}
          dir="ltr"
        />
        <TextInput
          path="again"
          label={t('staff.password-again')}
          type="password"
          autocomplete="new-password"
          faults={faults}
          dir="ltr"
        />
        <TextInput
          path="code"
          label={t('identity.staff.code')}
          hint={t('identity.staff.code-hint')}
          inputMode="numeric"
          autocomplete="one-time-code"
          faults={faults}
          code
          dir="ltr"
        />
        <button class="button">{t('staff.enrol-done')}</button>
      </PostForm>
    </>,
  )
}
