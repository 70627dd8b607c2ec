/** The desk by keyboard: j and k move, Enter opens, x ticks, / searches. */
import { chooseRows } from './choose-rows.js'
import { printButtons } from './print.js'
import { shrinkPhotos } from './shrink.js'
import { showSimilar } from './similar.js'
import { typeInScript } from './type-in-script.js'

printButtons()
shrinkPhotos()
showSimilar()
chooseRows()
typeInScript()

const rows = () =>
  Array.prototype.slice.call(document.querySelectorAll('[data-row] a')) as HTMLElement[]

document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return
  if (event.key === '/') {
    event.preventDefault()
    document.querySelector<HTMLElement>('[data-search]')?.focus()
  }
  if (event.key === 'j' || event.key === 'k') {
    const all = rows()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = event.key === 'j' ? at + 1 : Math.max(0, at - 1)
    all[Math.min(next, all.length - 1)]?.focus()
  }
})
