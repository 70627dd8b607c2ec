import { scripts, type Script } from '../kernel/transliterate/scripts.js'
import { transliterate, withoutLast } from '../kernel/transliterate/transliterate.js'

type Field = HTMLInputElement | HTMLTextAreaElement

/** What was typed without a pause: the Latin letters, and where their script stands. */
interface Run {
  field: Field
  latin: string
  start: number
  written: string
}

const kept = 'type-in-script'
const forMachines =
  /(^|[._-])(login|code|mobile|phone|email|number|pin|otp|totp|url|key|slug|id|token)/i

/** A field for words: not one for names of the machine, numbers, dates or secrets. */
function isForWords(target: EventTarget | null): target is Field {
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && /^(text|search)$/.test(target.type))
  return (
    isText &&
    !target.readOnly &&
    target.getAttribute('dir') !== 'ltr' &&
    !/^(numeric|decimal|tel|email|url)$/.test(target.inputMode) &&
    !forMachines.test(target.name)
  )
}

/** Offers to type in a script of India with Latin letters, on pages that have a field for words. */
export function typeInScript(): void {
  const place = document.querySelector<HTMLElement>('[data-type-in]')
  const fields = Array.from(document.querySelectorAll('.content input, .content textarea'))
  if (!place || !fields.some(isForWords)) return
  const select = selectAt(place)
  let run: Run | undefined

  const script = (): Script | undefined => scripts[select.value]
  select.addEventListener('change', () => {
    run = undefined
    remember(select.value)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !script() || !isForWords(event.target)) return
    select.value = ''
    run = undefined
    remember('')
  })
  document.addEventListener('beforeinput', (event) => {
    const chosen = script()
    if (!chosen || event.isComposing || !isForWords(event.target)) return
    const field = event.target
    const open = run && continues(run, field) ? run : undefined
    run = undefined
    const latin = typed(event, open?.latin ?? '', chosen)
    if (latin === undefined || !event.cancelable) return
    const start = open?.start ?? field.selectionStart ?? 0
    const end = field.selectionEnd ?? start
    const written = transliterate(latin, chosen)
    const length = field.value.length - (end - start) + written.length
    event.preventDefault()
    if (field.maxLength >= 0 && length > field.maxLength) return
    field.setRangeText(written, start, end, 'end')
    run = { field, latin, start, written }
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** The caret still stands where the last letter left it. */
const continues = (run: Run, field: Field): boolean => {
  const end = run.start + run.written.length
  return (
    run.field === field &&
    field.selectionStart === end &&
    field.selectionEnd === end &&
    field.value.slice(run.start, end) === run.written
  )
}

/** The Latin letters after this key; undefined where the browser is to do what it always does. */
function typed(event: InputEvent, before: string, script: Script): string | undefined {
  if (event.inputType === 'deleteContentBackward') {
    return before === '' ? undefined : withoutLast(before, script)
  }
  if (event.inputType !== 'insertText' || event.data === null) return undefined
  // A stop or a parting sign means something only within a word.
  const letters = before === '' ? /^[A-Za-z|]$/ : /^[A-Za-z|.^]$/
  return letters.test(event.data) ? before + event.data : undefined
}

/** The choice itself, with what this browser chose before. */
function selectAt(place: HTMLElement): HTMLSelectElement {
  const row = document.createElement('div')
  row.className = 'filters noprint'
  const label = document.createElement('label')
  label.htmlFor = kept
  label.textContent = place.dataset['typeIn'] ?? ''
  const select = document.createElement('select')
  select.id = kept
  select.append(new Option(place.dataset['latin'] ?? '', ''))
  for (const [code, { name, language }] of Object.entries(scripts)) {
    const option = new Option(name, code)
    option.lang = language
    select.append(option)
  }
  select.value = scripts[remembered()] ? remembered() : ''
  // A page that is restored must show the script that is on.
  select.autocomplete = 'off'
  const cell = document.createElement('div')
  cell.append(label, select)
  row.append(cell)
  place.after(row)
  return select
}

/** A browser may forbid its store; then the choice lasts for the page. */
function remembered(): string {
  try {
    return localStorage.getItem(kept) ?? ''
  } catch {
    return ''
  }
}

function remember(code: string): void {
  try {
    localStorage.setItem(kept, code)
  } catch {
    // Nothing is lost but the habit.
  }
}
