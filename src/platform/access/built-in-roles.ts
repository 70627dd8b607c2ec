import type { Module } from '../module.js'

export interface BuiltInRole {
  code: string
  name: { en: string }
  description: string | null
  permissions: string[]
  built_in: true
}

/** Titles of the roles that belong to no service. */
const general: Readonly<Record<string, string>> = {
  commissioner: 'Commissioner',
  'city-admin': 'City administrator',
  'counter-clerk': 'Counter clerk',
  'centre-operator': 'Operator of a service centre',
}

/** The roles that the modules know, with the permissions that they hold by default. `*` is everybody. */
export function builtInRoles(modules: readonly Module[]): BuiltInRole[] {
  const titles = new Map(Object.entries(general))
  for (const module of modules) {
    for (const service of module.services ?? []) {
      for (const [code, title] of Object.entries(service.roles)) titles.set(code, title)
    }
  }
  const permissions = modules.flatMap((module) => module.permissions ?? [])
  return [...titles].map(([code, title]) => ({
    code,
    name: { en: title },
    description: null,
    built_in: true,
    permissions: permissions
      .filter((permission) => permission.roles.includes(code) || permission.roles.includes('*'))
      .map((permission) => permission.name),
  }))
}
