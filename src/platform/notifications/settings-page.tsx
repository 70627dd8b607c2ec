import type { Reply } from '../../kernel/http/reply.js'
import {
  Checkbox,
  Choices,
  ErrorSummary,
  PostForm,
  Select,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { personOf, type CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import { AddressForms } from './address-forms.js'
import { addressesOf } from './email-address.js'
import { readPreference, type Preference } from './preference.js'
import { findPreferences } from './preference-store.js'
import { defaultQuietHours } from './quiet-hours.js'
import { noticeKinds, outsideWays, ways } from './way.js'

export interface SettingsShown {
  faults: readonly ShownFault[]
  /** What was typed, when it is shown again. */
  typed?: Preference
  email?: string
  saved?: boolean
}

/** How a person wants to hear from this city. */
export async function settingsPage(context: CityContext, shown: SettingsShown): Promise<Reply> {
  const { t, app, tenant } = context
  const { accountId } = personOf(context)
  const scope = { tenant: tenant.id }
  const [rows, addresses] = await Promise.all([
    app.database.read(scope, findPreferences([[accountId]])),
    addressesOf(context),
  ])
  const preference = shown.typed ?? readPreference(rows[0])
  const { faults } = shown
  const base = `/${tenant.slug}/mine/notice-settings`
  const status = faults.length > 0 ? 422 : 200
  return page(
    context,
    { title: t('notice.settings'), narrow: true, status },
    <>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('notice.settings')}</h1>
      {shown.saved === true && faults.length === 0 && (
        <div class="inset" role="status">
          <p>{t('notice.saved')}</p>
        </div>
      )}
      <PostForm action={base} token={context.formToken}>
        <Select
          path="language"
          label={t('notice.language')}
          faults={faults}
          value={preference.language ?? ''}
          empty={t('notice.language-of-case')}
          options={tenant.languages.map((tag) => ({
            value: tag,
            label: app.country.languages.find((known) => known.tag === tag)?.endonym ?? tag,
          }))}
        />
        {noticeKinds.map((kind) => (
          <fieldset class="field" key={kind}>
            <legend>{t(`notice.kind.${kind}`)}</legend>
            {ways.map((way) => (
              <Checkbox
                key={way}
                path={`${kind}.${way}`}
                label={t(`notice.way.${way}`)}
                checked={preference.ways[kind].includes(way)}
                faults={faults}
              />
            ))}
          </fieldset>
        ))}
        <Select
          path="firstWay"
          label={t('notice.first-way')}
          hint={t('notice.first-way-hint')}
          faults={faults}
          value={preference.firstWay}
          options={outsideWays.map((way) => ({ value: way, label: t(`notice.way.${way}`) }))}
        />
        <QuietHours context={context} preference={preference} faults={faults} />
        <button class="button">{t('notice.save')}</button>
      </PostForm>
      <AddressForms
        context={context}
        addresses={addresses}
        faults={faults}
        email={shown.email ?? ''}
      />
    </>,
  )
}

function QuietHours(props: {
  context: CityContext
  preference: Preference
  faults: readonly ShownFault[]
}) {
  const { context, preference, faults } = props
  const { t, tenant } = context
  const { quietFrom, quietTo } = preference
  const value = quietFrom === null ? 'city' : quietFrom === quietTo ? 'none' : 'own'
  const usual = tenant.settings.quietHours ?? defaultQuietHours
  const span = { from: clockOf(usual.fromMinutes), to: clockOf(usual.toMinutes) }
  const hours = Array.from({ length: 24 }, (_, hour) => clockOf(hour * 60))
  const options = hours.map((text) => ({ value: text, label: text }))
  return (
    <>
      <Choices
        path="quiet"
        label={t('notice.quiet')}
        hint={t('notice.quiet-hint')}
        faults={faults}
        value={value}
        options={[
          { value: 'city', label: t('notice.quiet-city', span) },
          { value: 'none', label: t('notice.quiet-none') },
          { value: 'own', label: t('notice.quiet-own') },
        ]}
      />
      <Select
        path="quietFrom"
        label={t('notice.quiet-from')}
        faults={faults}
        value={clockOf(quietFrom ?? usual.fromMinutes)}
        options={options}
      />
      <Select
        path="quietTo"
        label={t('notice.quiet-to')}
        faults={faults}
        value={clockOf(quietTo ?? usual.toMinutes)}
        options={options}
      />
    </>
  )
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
