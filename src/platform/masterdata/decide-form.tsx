import { Choices, PostForm, TextInput, type ShownFault } from '../../kernel/web/components/form.js'
import type { CityContext } from '../request/context.js'

/** What is asked of whoever puts a draft in force: now or on a day, and why. */
export function DecideForm(props: {
  context: CityContext
  action: string
  faults: readonly ShownFault[]
  text: (path: string) => string
}) {
  const { context, action, faults, text } = props
  const { t } = context
  return (
    <PostForm action={action} token={context.formToken}>
      <Choices
        path="when"
        label={t('list.when-effect')}
        value={text('when') || 'now'}
        options={[
          { value: 'now', label: t('list.now') },
          { value: 'on', label: t('list.on-day') },
        ]}
        faults={faults}
      />
      <TextInput
        path="date"
        label={t('list.day')}
        type="date"
        value={text('date')}
        faults={faults}
        optional={t('list.only-later')}
        short
      />
      <TextInput
        path="why"
        label={t('list.why')}
        hint={t('list.why-hint')}
        value={text('why')}
        faults={faults}
        maxLength={500}
        rows={2}
        optional={t('list.optional')}
      />
      <button class="button">{t('list.take-effect')}</button>
    </PostForm>
  )
}
