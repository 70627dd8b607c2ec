import type { EventReader } from '../kernel/events/reader.js'
import type { JobHandler } from '../kernel/jobs/job-runner.js'
import type { AnyRoute } from '../kernel/http/route.js'
import type { App } from './app.js'
import type { Figure } from '../kernel/web/components/pieces.js'
import type { MasterKind } from './masterdata/kind.js'
import type { CityContext, Context } from './request/context.js'
import type { ServiceDeclaration } from './service-kit/service.js'

/** A permission that the module checks, and the roles that hold it by default. */
export interface Permission {
  name: string
  title: string
  roles: readonly string[]
}

/**
 * A part of the program. `modules.ts` lists them all in order; nothing is loaded by itself.
 * Each slot is optional: a module has what it needs.
 */
export interface Module {
  name: string
  /** Other pillars whose `index.ts` this one imports. */
  uses?: readonly string[]
  /** Folder of numbered SQL files. */
  migrations?: URL
  /** Folder of `<language>.json` catalogues. */
  messages?: URL
  services?: readonly ServiceDeclaration[]
  permissions?: readonly Permission[]
  routes?: (app: App) => readonly AnyRoute<Context>[]
  readers?: (app: App) => readonly EventReader[]
  jobs?: (app: App) => Readonly<Record<string, JobHandler>>
  /** Lists that nation, state and city keep, with a page each in the administration. */
  lists?: readonly MasterKind[]
  /** What can be administered, on the administration's own page. */
  administration?: readonly NavigationEntry[]
  /** Entries of the desk's side navigation. */
  deskNavigation?: readonly NavigationEntry[]
  /** Open numbers for the city's front page. */
  cityFigures?: (app: App, context: CityContext) => Promise<readonly Figure[]>
  /** One line per thing that is not as it should be. */
  doctor?: (app: App) => Promise<readonly string[]>
}

export interface NavigationEntry {
  /** Message key. */
  title: string
  /** Below `/desk/{city}`. */
  path: string
  permission: string
  order: number
}
