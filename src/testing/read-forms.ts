/** One form of a page, as a browser without JavaScript would send it. */
export interface PageForm {
  action: string
  method: string
  isMultipart: boolean
  /** What is sent when nobody touches anything. */
  values: Map<string, string>
  /** Every control by name, with the values that can be chosen where there is a choice. */
  controls: Map<string, Control>
}

export interface Control {
  kind: 'text' | 'choice' | 'file' | 'hidden'
  options: string[]
}

const attributes = String.raw`((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*/?>`
const formPattern = new RegExp(`<form${attributes}([\\s\\S]*?)</form>`, 'g')
const controlPattern = new RegExp(
  `<(?:(input)${attributes}|(textarea|select)${attributes}([\\s\\S]*?)</(?:textarea|select)>)`,
  'g',
)
const optionPattern = new RegExp(`<option${attributes}`, 'g')

/** The forms of a page as our own components write them: double quotes, closed tags. */
export function readForms(html: string): PageForm[] {
  return [...html.matchAll(formPattern)].map(([, head = '', body = '']) => {
    const form = read(head)
    const made: PageForm = {
      action: form.get('action') ?? '',
      method: form.get('method') ?? 'get',
      isMultipart: form.get('enctype') === 'multipart/form-data',
      values: new Map(),
      controls: new Map(),
    }
    for (const [, input, head, tag = '', other, inner = ''] of body.matchAll(controlPattern)) {
      addControl(made, input ?? tag, read(head ?? other ?? ''), inner)
    }
    return made
  })
}

function addControl(form: PageForm, tag: string, own: Map<string, string>, inner: string): void {
  const name = own.get('name')
  if (name === undefined) return
  const value = own.get('value')
  const type = tag === 'input' ? (own.get('type') ?? 'text') : tag
  const known = form.controls.get(name)
  if (type === 'radio' || type === 'checkbox') {
    form.controls.set(name, { kind: 'choice', options: [...(known?.options ?? []), value ?? 'on'] })
    if (own.has('checked')) form.values.set(name, value ?? 'on')
  } else if (type === 'select') {
    const options = [...inner.matchAll(optionPattern)].map(([, head = '']) => read(head))
    const chosen = options.find((option) => option.has('selected')) ?? options[0]
    const texts = options.map((option) => option.get('value') ?? '')
    form.controls.set(name, { kind: 'choice', options: texts })
    form.values.set(name, chosen?.get('value') ?? '')
  } else if (type === 'file') form.controls.set(name, { kind: 'file', options: [] })
  else {
    form.controls.set(name, { kind: type === 'hidden' ? 'hidden' : 'text', options: [] })
    form.values.set(name, type === 'textarea' ? unescape(inner) : (value ?? ''))
  }
}

const read = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      unescape(value),
    ]),
  )

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const unescape = (text: string) =>
  text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
