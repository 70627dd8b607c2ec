import type { Translate } from '../../kernel/i18n/messages.js'
import type { ShownFault } from '../../kernel/web/components/form.js'

/** Before what cannot be taken back: a box that must be ticked. */
export function Sure(props: { t: Translate; scope: string; faults: readonly ShownFault[] }) {
  const { t, scope } = props
  const fault = props.faults.find(({ path }) => path === 'sure')?.message
  const id = `field-${scope}-sure`
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      {fault !== undefined && (
        <span class="message" id={`${id}-fault`}>
          {fault}
        </span>
      )}
      <div class="option">
        <input
          type="checkbox"
          id={id}
          name="sure"
          value="yes"
          aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        />
        <label for={id}>{t('clients.sure')}</label>
      </div>
    </div>
  )
}
