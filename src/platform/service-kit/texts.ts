import type { ServiceDeclaration } from './service.js'

/**
 * The English texts of a declaration under the keys by which other languages translate them:
 * `service.<id>.form.<field>.label`, `service.<id>.state.<state>.plain`, …
 */
export function textsOf(service: ServiceDeclaration): Map<string, string> {
  const texts = new Map<string, string>()
  const put = (key: string, value: string | undefined) => {
    if (value !== undefined) texts.set(`service.${service.id}.${key}`, value)
  }
  put('title', service.title)
  put('summary', service.summary)
  put('verb', service.verb)
  put('purpose', service.data.purpose)
  service.before?.forEach((line, index) => put(`before.${index + 1}`, line))
  put('issues.title', service.issues?.title)
  for (const [name, title] of Object.entries(service.roles)) put(`role.${name}`, title)
  for (const [name, page] of Object.entries(service.pages)) {
    put(`page.${name}.title`, page.title)
    put(`page.${name}.hint`, page.hint)
  }
  for (const [name, field] of Object.entries(service.form)) {
    put(`form.${name}.label`, field.label)
    put(`form.${name}.hint`, field.hint)
    put(`form.${name}.example`, field.example)
    if (field.kind === 'integer') put(`form.${name}.unit`, field.unit)
    if (field.kind === 'choice') {
      for (const [value, label] of Object.entries(field.of)) put(`form.${name}.of.${value}`, label)
    }
  }
  for (const [name, state] of Object.entries(service.workflow.states)) {
    put(`state.${name}.title`, state.title)
    put(`state.${name}.plain`, state.plain)
    put(`state.${name}.deemed`, state.deemed?.law)
    for (const [id, action] of Object.entries(state.on)) {
      put(`action.${id}.title`, action.title)
      put(`action.${id}.plain`, action.plain)
      for (const [value, label] of Object.entries(action.reasons ?? {})) {
        put(`action.${id}.reason.${value}`, label)
      }
    }
  }
  return texts
}
