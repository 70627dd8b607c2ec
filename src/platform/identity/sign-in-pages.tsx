import type { Reply } from '../../kernel/http/reply.js'
import {
  Choices,
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import type { Context } from '../request/context.js'
import { page } from '../web/shell.js'
import type { Person } from './account-store.js'

export function mobilePage(
  context: Context,
  mobile: string,
  to: string,
  faults: readonly ShownFault[],
): Reply {
  const { t, tenant } = context
  const action = `/${tenant?.slug ?? ''}/sign-in`
  return page(
    context,
    { title: t('identity.sign-in'), narrow: true, status: faults.length > 0 ? 422 : 200 },
    <>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('identity.sign-in')}</h1>
      <p>{t('identity.sign-in-why')}</p>
      <PostForm action={action} token={context.formToken}>
        <input type="hidden" name="_to" value={to} />
        <TextInput
          path="mobile"
          label={t('journey.mobile')}
          hint={t('identity.mobile-hint')}
          value={mobile}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          faults={faults}
          dir="ltr"
          short
        />
        <button class="button">{t('identity.send-code')}</button>
      </PostForm>
      <p class="gap muted">
        <a href={`/staff/sign-in?to=${encodeURIComponent(to)}`}>{t('identity.staff-instead')}</a>
      </p>
    </>,
  )
}

/** Shared phones are normal: whose things shall be shown? */
export function whoPage(context: Context, persons: readonly Person[], action: string): Reply {
  const { t } = context
  return page(
    context,
    { title: t('identity.who'), narrow: true },
    <>
      <h1>{t('identity.who')}</h1>
      <PostForm action={action} token={context.formToken}>
        <Choices
          path="person"
          label={t('identity.who-hint')}
          faults={[]}
          value={persons[0]?.id}
          options={persons.map((person) => ({
            value: person.id,
            label: person.name ?? t('identity.unnamed'),
          }))}
        />
        <button class="button">{t('web.continue')}</button>
      </PostForm>
    </>,
  )
}

export function staffPage(
  context: Context,
  given: { login: string; to: string; faults: readonly ShownFault[] },
): Reply {
  const { t, app } = context
  return page(
    context,
    { title: t('identity.staff.title'), narrow: true, status: given.faults.length > 0 ? 422 : 200 },
    <>
      <ErrorSummary title={t('web.problem')} faults={given.faults} />
      <h1>{t('identity.staff.title')}</h1>
      {app.config.demo && (
        <div class="inset">
          <p>
            {t('identity.staff.demo')} <a href="/demo">{t('web.demo-link')}</a>
          </p>
        </div>
      )}
      <PostForm action="/staff/sign-in" token={context.formToken}>
        <input type="hidden" name="_to" value={given.to} />
        <TextInput
          path="login"
          label={t('identity.staff.login')}
          value={given.login}
          faults={given.faults}
          autocomplete="username"
          dir="ltr"
        />
        <TextInput
          path="password"
          label={t('identity.staff.password')}
          type="password"
          faults={[]}
          autocomplete="current-password"
          dir="ltr"
        />
        <TextInput
          path="code"
          label={t('identity.staff.code')}
          hint={t('identity.staff.code-hint')}
          faults={[]}
          inputMode="numeric"
          autocomplete="one-time-code"
          code
          dir="ltr"
        />
        <button class="button">{t('web.sign-in')}</button>
      </PostForm>
    </>,
  )
}
