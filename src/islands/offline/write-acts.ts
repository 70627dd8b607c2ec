import type { Draft } from '../../kernel/offline/draft.js'
import { keepDraft, photosOf } from './keep-draft.js'
import type { Panel } from './panel.js'

/** The forms of the field page: with network they are sent as ever, without they are kept. */
export function writeActs(panel: Panel): void {
  for (const form of formsOf()) {
    form.addEventListener('submit', (event) => {
      if (navigator.onLine) return
      event.preventDefault()
      const value = (name: string) => String(new FormData(form).get(name) ?? '')
      const what = {
        kind: 'field-act' as const,
        number: numberOf(form),
        action: value('_action'),
        version: Number(value('_version')),
        note: value('note').trim(),
      }
      const title = form.closest('article')?.querySelector('h2')?.textContent ?? what.number
      const written = { title, what, photos: photosOf(form), anonymous: false }
      void keepDraft(panel, written).then(async (kept) => {
        if (!kept) return
        hideDone(await panel.show())
        panel.root.scrollIntoView()
      })
    })
  }
}

const formsOf = () => document.querySelectorAll<HTMLFormElement>('article form[method=post]')
const numberOf = (form: HTMLFormElement) => /\/field\/(\d+)/.exec(form.action)?.[1] ?? ''

/** A job that was reported as done on this phone is no longer to do. */
export function hideDone(drafts: readonly Draft[]): void {
  const done = drafts.filter(({ state }) => state !== 'stopped')
  const numbers = done.map(({ what }) => (what.kind === 'field-act' ? what.number : ''))
  for (const form of formsOf()) {
    const article = form.closest('article')
    if (article) article.hidden = numbers.includes(numberOf(form))
  }
}
