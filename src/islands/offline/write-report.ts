import { keepDraft, photosOf } from './keep-draft.js'
import type { Panel } from './panel.js'

/** The form of the page without network: always kept first, then sent if there is network. */
export function writeReports(panel: Panel): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-report]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const { dataset } = form
      const answers = answersOf(form)
      const what = { kind: 'report' as const, service: dataset['report'] ?? '', answers }
      const anonymous = dataset['anonymous'] !== undefined
      const written = { title: titleOf(form), what, photos: photosOf(form), anonymous }
      void keepDraft(panel, written).then((kept) => {
        if (!kept) return
        form.reset()
        panel.root.scrollIntoView()
        return panel.send()
      })
    })
  }
}

/** What was answered; `where.landmark` goes into `where`. */
function answersOf(form: HTMLFormElement): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '' || name.startsWith('_')) continue
    const [first = '', second] = name.split('.')
    answers[first] =
      second === undefined ? value : { ...Object(answers[first] ?? {}), [second]: value }
  }
  return answers
}

/** What was chosen first, as it was shown, and the place in words. */
const titleOf = (form: HTMLFormElement) => {
  const landmark = form.querySelector<HTMLInputElement>('[name$=".landmark"]')
  const chosen = form.querySelector('select')?.selectedOptions[0]?.text
  return [chosen, landmark?.value].filter(Boolean).join(' · ')
}
