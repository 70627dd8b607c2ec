import { sendDraft } from '../../kernel/offline/send-draft.js'
import { sendWaiting } from '../../kernel/offline/send-waiting.js'
import { findStanding, ports } from './api.js'
import { listDrafts } from './draft-store.js'

/** One sender at a time in all tabs and the worker; where that is not known, the server decides. */
async function alone(work: () => Promise<boolean>): Promise<boolean> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('nagara-drafts', work)
}

/** Sends everything that waits, or by hand the one that is named. False without network. */
export const sendNow = (id?: string): Promise<boolean> =>
  alone(async () => {
    const drafts = await listDrafts()
    const chosen = drafts.find((draft) => draft.id === id)
    if (!chosen && drafts.every(({ state }) => state !== 'waiting')) return true
    const standing = await findStanding()
    if (!standing) return false
    if (chosen) {
      const tried = await sendDraft({ ...chosen, state: 'waiting' }, standing, ports)
      return tried.state !== 'waiting' || tried.told !== undefined
    }
    const tried = await sendWaiting(drafts, standing, ports)
    return tried.every(({ state, told }) => state !== 'waiting' || told !== undefined)
  })
