import type { Module } from '../../../platform/module.js'
import { treePermission } from './declaration.js'

/** Permission to prune or fell a tree. */
export const treePermissionModule: Module = {
  name: 'tree-permission',
  messages: new URL('./messages/', import.meta.url),
  services: [treePermission],
}
