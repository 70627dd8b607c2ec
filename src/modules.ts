import { sandbox } from './demo/sandbox/index.js'
import { monitoring } from './monitoring/index.js'
import type { Module } from './platform/module.js'
import { platformModules } from './platform/platform-modules.js'
import { treePermissionModule } from './services/catalogue/tree-permission/index.js'
import { grievanceModule } from './services/grievance/index.js'

/** Every module of the program, in order. Nothing is loaded that is not listed here. */
export const modules: readonly Module[] = [
  ...platformModules,
  grievanceModule,
  treePermissionModule,
  monitoring,
  sandbox,
]
