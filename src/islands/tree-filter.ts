/** The same folding as on the server, so that both find the same. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u093c\u200c\u200d]/g, '')
    .toLocaleLowerCase()

export function treeFilter(): void {
  const form = document.querySelector<HTMLFormElement>('[data-filter=tree]')
  const input = form?.querySelector('input')
  if (!form || !input) return
  form.addEventListener('submit', (event) => event.preventDefault())
  input.addEventListener('input', () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean)
    for (const option of document.querySelectorAll<HTMLElement>('[data-words]')) {
      const hay = option.dataset['words'] ?? ''
      option.hidden = !words.every((word) => hay.includes(word))
    }
    for (const group of document.querySelectorAll<HTMLDetailsElement>('[data-group]')) {
      const some = group.querySelector('[data-words]:not([hidden])')
      group.hidden = !some
      group.open = words.length > 0 && some !== null
    }
  })
}
