import type { Reply } from '../../kernel/http/reply.js'
import {
  Checkbox,
  ErrorSummary,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { deskPage } from '../desk/navigation.js'
import { endonym } from '../masterdata/field-inputs.js'
import type { CityContext } from '../request/context.js'
import { mostEmergency, palettes } from './read-profile.js'

/** How the body presents itself to everyone, on one page. */
export function profilePage(
  context: CityContext,
  given: { seen: string; texts: (path: string) => string; faults: readonly ShownFault[] },
): Promise<Reply> {
  const { t, tenant, app } = context
  const { seen, texts, faults } = given
  const languages = app.messages.languages()
  const optional = t('list.optional')
  const input = (path: string, label: string, most: number, more = {}) => (
    <TextInput
      key={path}
      path={path}
      label={label}
      value={texts(path)}
      faults={faults}
      maxLength={most}
      {...more}
    />
  )
  return deskPage(
    context,
    { title: t('body.title'), current: 'administration', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('body.title')}</h1>
      <PostForm action={`/desk/${tenant.slug}/body`} token={context.formToken} class="narrow">
        <input type="hidden" name="seen" value={seen} />
        {[...new Set(['en', ...Object.keys(tenant.name), ...languages])].map((tag) =>
          input(`name.${tag}`, t('list.name-in', { language: endonym(context, tag) }), 100, {
            optional: tag === 'en' ? undefined : optional,
          }),
        )}
        {input('helpline', t('web.helpline'), 30, { optional, dir: 'ltr' })}
        {input('helplineHours', t('body.hours'), 60, { optional })}
        <fieldset id="field-languages">
          <legend>{t('body.languages')}</legend>
          {languages.map((tag) => (
            <Checkbox
              key={tag}
              path={`language.${tag}`}
              label={endonym(context, tag)}
              checked={texts(`language.${tag}`) !== ''}
              faults={faults}
            />
          ))}
        </fieldset>
        <Select
          path="defaultLanguage"
          label={t('body.default-language')}
          value={texts('defaultLanguage')}
          options={languages.map((tag) => ({ value: tag, label: endonym(context, tag) }))}
          faults={faults}
        />
        <Select
          path="palette"
          label={t('body.palette')}
          value={texts('palette')}
          options={palettes.map((each) => ({ value: each, label: t(`body.palette.${each}`) }))}
          faults={faults}
        />
        {input('lat', t('body.lat'), 20, { optional, dir: 'ltr', short: true })}
        {input('lng', t('body.lng'), 20, { optional, dir: 'ltr', short: true })}
        <Checkbox
          path="anonymous"
          label={t('body.anonymous')}
          checked={texts('anonymous') !== ''}
          faults={faults}
        />
        {input('reopenDays', t('body.reopen'), 3, {
          inputMode: 'numeric',
          short: true,
          optional,
        })}
        <fieldset>
          <legend>{t('body.emergency')}</legend>
          {Array.from({ length: mostEmergency }, (_, index) => index + 1).map((place) => (
            <div class="row" key={place}>
              {input(`emergency-name.${place}`, `${place}. ${t('list.part.name')}`, 60)}
              {input(`emergency-number.${place}`, t('list.part.number'), 30, {
                short: true,
                dir: 'ltr',
              })}
            </div>
          ))}
        </fieldset>
        {input('why', t('list.why'), 500, { optional })}
        <button class="button">{t('staff.save')}</button>
      </PostForm>
    </>,
  )
}
