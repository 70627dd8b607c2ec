import type { Draft } from '../../kernel/offline/draft.js'
import { saveDraft } from './draft-store.js'
import type { Panel } from './panel.js'

type Written = Pick<Draft, 'title' | 'what' | 'photos' | 'anonymous'>

/** Keeps what was written on the phone, and asks the browser to wake us with the network. */
export async function keepDraft(panel: Panel, written: Written): Promise<boolean> {
  const { dataset } = panel.root
  const draft: Draft = {
    ...written,
    id: crypto.randomUUID(),
    base: dataset['base'] ?? '',
    owner: written.anonymous ? '' : panel.owner,
    draftedAtMs: Date.now(),
    pageAtMs: Number(dataset['pageAt']),
    language: dataset['language'] ?? 'en',
    state: 'waiting',
  }
  try {
    await saveDraft(draft)
  } catch {
    panel.told(panel.text('not-stored'))
    return false
  }
  panel.told(panel.text('kept'))
  await panel.show()
  await wakeWithNetwork().catch(() => undefined)
  return true
}

interface WithSync {
  sync?: { register(tag: string): Promise<void> }
}

/** Background Sync, where the browser has it. */
async function wakeWithNetwork(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as WithSync | undefined
  await registration?.sync?.register('drafts')
}

/** The files of a form that were chosen, each for its field. */
export const photosOf = (form: HTMLFormElement): Draft['photos'] =>
  [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap((input) =>
    [...(input.files ?? [])].map((file) => ({
      field: input.name,
      name: file.name,
      bytes: file,
      uploaded: false,
    })),
  )
