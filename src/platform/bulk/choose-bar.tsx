import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { Context } from '../request/context.js'

/** A row's tick in the inbox. */
export const ChooseCase = ({ context, number }: { context: Context; number: string }) => (
  <input
    type="checkbox"
    name={`case.${number}`}
    value="yes"
    aria-label={context.t('bulk.choose', { number: formatPublicNumber(number) })}
    data-choose
  />
)

/** Under the inbox: what can be done to the ticked cases. */
export const ChooseBar = ({ context }: { context: Context }) => (
  <p class="row noprint">
    <span>{context.t('bulk.chosen')}</span>
    <button class="button quiet small" name="do" value="assign">
      {context.t('bulk.assign')}
    </button>
    <button class="button quiet small" name="do" value="resolve">
      {context.t('bulk.resolve')}
    </button>
  </p>
)
