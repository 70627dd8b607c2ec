interface Similar {
  title: string
  cases: { number: string; landmark: string | null; state: string; filed: string; link: string }[]
}

/** Shows what a new case may be about as well while the clerk still types. */
export function showSimilar(): void {
  const source = document.querySelector<HTMLElement>('[data-similar]')
  const list = document.querySelector<HTMLElement>('[data-similar-list]')
  const category = source?.querySelector('select')
  if (!source || !list || !category) return
  const ward = document.querySelector<HTMLSelectElement>('select[name$=".wardId"]')
  const landmark = document.querySelector<HTMLInputElement>('input[name$=".landmark"]')
  let last = 0
  const look = () => {
    const asked = (last += 1)
    if (category.value === '') return
    const query =
      `&category=${encodeURIComponent(category.value)}` +
      `&ward=${encodeURIComponent(ward?.value ?? '')}` +
      `&landmark=${encodeURIComponent(landmark?.value ?? '')}`
    void fetch((source.dataset['similar'] ?? '') + query)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Similar>) : undefined))
      .then((found) => {
        if (found && asked === last) fill(list, found)
      })
  }
  let waiting = 0
  const soon = () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(look, 300)
  }
  for (const field of [category, ward, landmark]) field?.addEventListener('input', soon)
}

function fill(list: HTMLElement, { title, cases }: Similar): void {
  list.textContent = ''
  if (cases.length === 0) return
  const box = document.createElement('div')
  box.className = 'inset'
  const head = document.createElement('p')
  head.textContent = title
  const items = document.createElement('ul')
  for (const each of cases) {
    const link = document.createElement('a')
    link.href = each.link
    link.textContent = each.number
    const item = document.createElement('li')
    item.append(link, ` ${[each.landmark, each.filed, each.state].filter(Boolean).join(' · ')}`)
    items.append(item)
  }
  box.append(head, items)
  list.append(box)
}
