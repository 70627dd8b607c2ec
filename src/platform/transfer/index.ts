import type { Module } from '../module.js'
import { transferRoutes } from './routes.js'

/** Cases that go to another body of the state. */
export const transfer: Module = {
  name: 'transfer',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  routes: transferRoutes,
}
