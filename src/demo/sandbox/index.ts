import type { Module } from '../../platform/module.js'
import { resetSandbox } from './reset-sandbox.js'

/** The city in which integrators try their programs. */
export const sandbox: Module = {
  name: 'sandbox',
  migrations: new URL('./migrations/', import.meta.url),
  jobs: (app) => ({ 'sandbox.reset': resetSandbox(app) }),
}
