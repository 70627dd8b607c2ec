import type { Translate } from '../../kernel/i18n/messages.js'

/** Something that is shown this once, to be copied. */
export const Secret = ({ t, label, text }: { t: Translate; label: string; text: string }) => (
  <div class="inset" role="status">
    <p>
      <strong>{label}</strong>
    </p>
    <p>
      <code dir="ltr" class="secret long">
        {text}
      </code>
    </p>
    <p>{t('clients.once-text')}</p>
  </div>
)
