import type { Translate } from '../../kernel/i18n/messages.js'
import type { ShownFault } from '../../kernel/web/components/form.js'
import { scopes } from './scopes.js'

/** What the program is to be allowed: boxes to tick. */
export function ScopeChoices(props: {
  t: Translate
  chosen: readonly string[]
  faults: readonly ShownFault[]
}) {
  const { t, chosen } = props
  const fault = props.faults.find(({ path }) => path === 'scopes')?.message
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      <fieldset aria-describedby={fault === undefined ? undefined : 'field-scopes-fault'}>
        <legend>{t('clients.scopes')}</legend>
        {fault !== undefined && (
          <span class="message" id="field-scopes-fault">
            {fault}
          </span>
        )}
        {scopes.map((scope, index) => {
          const id = index === 0 ? 'field-scopes' : `field-scopes-${scope.replace(':', '-')}`
          return (
            <div class="option" key={scope}>
              <input
                type="checkbox"
                id={id}
                name={`scope-${scope}`}
                value="yes"
                checked={chosen.includes(scope)}
              />
              <label for={id}>
                {t(`clients.scope.${scope}`)}
                <span class="hint">
                  <code>{scope}</code>
                </span>
              </label>
            </div>
          )
        })}
      </fieldset>
    </div>
  )
}
