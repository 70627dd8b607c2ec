import { parse } from '@marcbachmann/cel-js'
import type { ServiceDeclaration } from './service.js'
import type { By } from './workflow.js'

/** A declaration that does not hold together; thrown when the program starts. */
export class DeclarationError extends Error {
  readonly faults: readonly string[]

  constructor(service: string, faults: readonly string[]) {
    super(`Service "${service}" is not sound:\n  - ${faults.join('\n  - ')}`)
    this.name = 'DeclarationError'
    this.faults = faults
  }
}

/**
 * Checks a declaration's shape **and** its cross-references, and gives it back frozen.
 * Every fault is told at once.
 */
export function defineService(declaration: ServiceDeclaration): ServiceDeclaration {
  const faults = [
    ...checkForm(declaration),
    ...checkStates(declaration),
    ...checkReachable(declaration),
    ...checkTimes(declaration),
    ...checkConditions(declaration),
  ]
  if (faults.length > 0) throw new DeclarationError(declaration.id, faults)
  return Object.freeze(declaration)
}

function checkForm({ id, form, pages, data }: ServiceDeclaration): string[] {
  const faults: string[] = []
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) faults.push(`id "${id}" must be kebab-case`)
  if (Object.keys(pages).length > 6) faults.push('a resident is asked at most six pages')
  if (data.purpose === '' || data.retentionYears <= 0) {
    faults.push('data needs a purpose and a retention in years')
  }
  for (const [name, field] of Object.entries(form)) {
    if (!Object.hasOwn(pages, field.page))
      faults.push(`form.${name}.page "${field.page}" is not a page`)
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) faults.push(`form.${name} must be camelCase`)
    if (field.kind === 'choice' && Object.keys(field.of).length < 2) {
      faults.push(`form.${name} needs at least two choices`)
    }
    if (field.kind === 'integer' && field.min > field.max) faults.push(`form.${name}: min > max`)
  }
  const used = new Set(Object.values(form).map((field) => field.page))
  for (const page of Object.keys(pages)) {
    if (!used.has(page)) faults.push(`pages.${page} asks nothing`)
  }
  for (const kind of ['place', 'tree'] as const) {
    const count = Object.values(form).filter((field) => field.kind === kind).length
    if (count > 1) faults.push(`a form has at most one ${kind} field`)
  }
  return faults
}

function checkStates({ workflow, roles }: ServiceDeclaration): string[] {
  const faults: string[] = []
  const { states, start } = workflow
  if (!Object.hasOwn(states, start)) faults.push(`workflow.start "${start}" is not a state`)
  const known = (by: By) => typeof by === 'string' || Object.hasOwn(roles, by.role)
  for (const [name, state] of Object.entries(states)) {
    const at = `workflow.states.${name}`
    if (state.holder !== undefined && !Object.hasOwn(roles, state.holder)) {
      faults.push(`${at}.holder "${state.holder}" is not a role`)
    }
    if (state.outcome === undefined && Object.keys(state.on).length === 0) {
      faults.push(`${at} is no end and has no action`)
    }
    if (state.outcome === undefined && !state.waitsForApplicant && state.holder === undefined) {
      faults.push(`${at} is nobody's work: it needs a holder`)
    }
    for (const [action, { to, by }] of Object.entries(state.on)) {
      if (to !== undefined && !Object.hasOwn(states, to))
        faults.push(`${at}.on.${action} leads to "${to}", no state`)
      if (by.length === 0) faults.push(`${at}.on.${action} has no actor`)
      if (!by.every(known)) faults.push(`${at}.on.${action} names an unknown role`)
    }
  }
  return faults
}

function checkReachable({ workflow }: ServiceDeclaration): string[] {
  const { states, start } = workflow
  const reached = new Set<string>()
  const visit = (name: string) => {
    if (reached.has(name) || !Object.hasOwn(states, name)) return
    reached.add(name)
    for (const { to } of Object.values(states[name]?.on ?? {})) if (to !== undefined) visit(to)
    const deemed = states[name]?.deemed
    if (deemed) visit(deemed.to)
  }
  visit(start)
  const faults = Object.keys(states)
    .filter((name) => !reached.has(name))
    .map((name) => `workflow.states.${name} can never be reached`)
  if (!Object.values(states).some((state) => state.outcome !== undefined)) {
    faults.push('workflow has no end')
  }
  return faults
}

/** What time brings: outcomes by law, and appeals. */
function checkTimes({ workflow, appeal }: ServiceDeclaration): string[] {
  const faults: string[] = []
  for (const [name, { deemed, outcome, waitsForApplicant }] of Object.entries(workflow.states)) {
    if (!deemed) continue
    const at = `workflow.states.${name}.deemed`
    if (outcome !== undefined || waitsForApplicant) faults.push(`${at}: the office does not decide`)
    if (workflow.states[deemed.to]?.outcome === undefined) {
      faults.push(`${at}.to "${deemed.to}" is not an end`)
    }
    if (deemed.law.trim() === '') faults.push(`${at} names no law`)
    if (!(deemed.after.value > 0)) faults.push(`${at}.after must be more than nothing`)
  }
  if (!appeal) return faults
  if (!(appeal.withinDays > 0)) faults.push('appeal.withinDays must be more than nothing')
  if (appeal.authorities.length === 0) faults.push('appeal has no authority')
  for (const [index, { role, decideWithinDays }] of appeal.authorities.entries()) {
    if (role.trim() === '') faults.push(`appeal.authorities.${index} names no role`)
    if (!(decideWithinDays > 0)) faults.push(`appeal.authorities.${index} needs days to decide`)
  }
  return faults
}

function checkConditions({ form, pages, workflow }: ServiceDeclaration): string[] {
  const conditions: [string, string | undefined][] = [
    ...Object.entries(form).map(([name, { when }]): [string, string | undefined] => [
      `form.${name}`,
      when,
    ]),
    ...Object.entries(pages).map(([name, { when }]): [string, string | undefined] => [
      `pages.${name}`,
      when,
    ]),
    ...Object.entries(workflow.states).flatMap(([name, state]) =>
      Object.entries(state.on).map(([action, { when }]): [string, string | undefined] => [
        `workflow.states.${name}.on.${action}`,
        when,
      ]),
    ),
  ]
  return conditions.flatMap(([at, when]) => {
    if (when === undefined) return []
    try {
      parse(when)
      return []
    } catch {
      return [`${at}.when is not a condition: ${when}`]
    }
  })
}
