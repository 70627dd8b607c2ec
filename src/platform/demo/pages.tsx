import type { Reply } from '../../kernel/http/reply.js'
import { Empty, Scroll } from '../../kernel/web/components/pieces.js'
import { stepOf, totpCode } from '../identity/totp.js'
import type { Context } from '../request/context.js'
import { nameOf } from '../tenancy/tenant.js'
import { page } from '../web/shell.js'
import { listOutbox } from './outbox-store.js'
import { demoPassword, demoStaff, demoTotpSecret } from './people.js'

/** Logins of the invented staff with the code that their authenticator would show now. */
export function demoPage(context: Context): Reply {
  const { t, app, now, language } = context
  const cities = app.tenants.all().filter((tenant) => tenant.settings.demo === true)
  return page(
    context,
    { title: t('demo.title') },
    <>
      <h1>{t('demo.title')}</h1>
      <p>{t('demo.text')}</p>
      <ul>
        {cities.map((city) => (
          <li key={city.id}>
            <a href={`/${city.slug}`}>{nameOf(city, language)}</a>
          </li>
        ))}
        <li>
          <a href="/demo/outbox">{t('demo.outbox')}</a>
        </li>
      </ul>
      <h2>{t('demo.staff')}</h2>
      <p>
        {t('identity.staff.password')}: <code>{demoPassword}</code> ·{' '}
        <a href="/staff/sign-in">{t('identity.staff.title')}</a>
      </p>
      <Scroll label={t('demo.staff')}>
        <table class="num">
          <thead>
            <tr>
              <th scope="col">{t('identity.staff.login')}</th>
              <th scope="col">{t('demo.name')}</th>
              <th scope="col">{t('demo.post')}</th>
              <th scope="col">{t('demo.code')}</th>
            </tr>
          </thead>
          <tbody>
            {demoStaff.map((staff) => (
              <tr key={staff.login}>
                <td>
                  <code>{staff.login}</code>
                </td>
                <td>{staff.name}</td>
                <td>{staff.designation}</td>
                <td>
                  <code>{totpCode(demoTotpSecret(app.keys, staff.login), stepOf(now))}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>,
  )
}

/** What the simulated provider received: the codes and notices that a real phone would show. */
export async function outboxPage(context: Context): Promise<Reply> {
  const { t, app, language } = context
  const rows = await app.database.read('kernel', listOutbox())
  return page(
    context,
    { title: t('demo.outbox'), narrow: true },
    <>
      <h1>{t('demo.outbox')}</h1>
      <p class="hint">
        {t('demo.outbox-text')} <a href="/demo/outbox">{t('demo.reload')}</a>
      </p>
      {rows.length === 0 && <Empty>{t('demo.outbox-empty')}</Empty>}
      {rows.map((row) => (
        <div class="card pad field" key={`${row.id} ${row.provider}`}>
          <p class="muted small num">
            {t(`notice.way.${row.way}`)} · <bdi>{row.sent_to}</bdi> ·{' '}
            {app.country.formats.formatDate(row.created_at, language, 'time')}
          </p>
          {row.subject !== null && (
            <p>
              <b>{row.subject}</b>
            </p>
          )}
          <p>{row.body}</p>
        </div>
      ))}
    </>,
  )
}
