import { errors } from '../../kernel/errors/errors.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import type { ClientRow } from './client-store.js'

/** Where a page of clients ended, as it stands in the address. */
export const cursorText = (last: ClientRow): string => `${last.created_at.getTime()}.${last.id}`

/** Before everything, for the first page. Throws `bad-request` for what is no cursor. */
export function cursorOf(text: string | undefined): { at: Date; id: string } {
  if (text === undefined) {
    return { at: new Date('9999-01-01'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  }
  const [at = '', id = ''] = text.split('.')
  if (!/^\d{1,14}$/.test(at) || !isUuid(id)) {
    throw errors.badRequest([{ path: 'query.after', code: 'fault.pattern' }])
  }
  // The database keeps microseconds: one millisecond more loses none, and ids tell equals apart.
  return { at: new Date(Number(at) + 1), id }
}
