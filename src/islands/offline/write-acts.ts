import type { Draft } from '../../kernel/offline/draft.js'
import { keepDraft, photosOf } from './keep-draft.js'
import type { Panel } from './panel.js'

/** The forms of the field page: with network they are sent as ever, without they are kept. */
export function writeActs(panel: Panel): void {
  for (const form of formsOf()) {
    form.addEventListener('submit', (event) => {
      if (navigator.onLine) return
      event.preventDefault()
      const given = new FormData(form)
      const value = (name: string) => {
        const text = given.get(name)
        return typeof text === 'string' ? text : ''
      }
      const what = {
        kind: 'field-act' as const,
        number: numberOf(form),
        action: value('_action'),
        version: Number(value('_version')),
        note: value('note').trim(),
      }
      const article = form.closest('article')
      const told = [article?.querySelector('h2'), article?.querySelector('p')]
      const title = told
        .map((each) => each?.textContent)
        .filter(Boolean)
        .join(' · ')
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
  const numbers = new Set(done.map(({ what }) => what.kind === 'field-act' && what.number))
  for (const form of formsOf()) {
    const article = form.closest('article')
    if (article) article.hidden = numbers.has(numberOf(form))
  }
}
