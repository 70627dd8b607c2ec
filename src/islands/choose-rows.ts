/** x ticks the row in which the focus is, Shift and x all rows since the last tick. */
export function chooseRows(): void {
  const ticks = () =>
    Array.prototype.slice.call(document.querySelectorAll('[data-choose]')) as HTMLInputElement[]
  let last = -1
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'x') return
    if (/^(TEXTAREA|SELECT)$/.test(target.tagName)) return
    if (target.tagName === 'INPUT' && !('choose' in target.dataset)) return
    const own = target.closest('[data-row]')?.querySelector<HTMLInputElement>('[data-choose]')
    if (!own) return
    event.preventDefault()
    const all = ticks()
    const at = all.indexOf(own)
    own.checked = !own.checked
    const from = event.shiftKey && last >= 0 ? last : at
    for (const each of all.slice(Math.min(from, at), Math.max(from, at) + 1)) {
      each.checked = own.checked
    }
    last = at
  })
}
