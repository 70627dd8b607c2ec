import type { Module } from '../module.js'
import { counterRoutes } from './routes.js'

/** Intake by somebody's hand: counter, call centre, service centre. */
export const counter: Module = {
  name: 'counter',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    { name: 'counter.use', title: 'Take cases at the counter', roles: ['counter-clerk'] },
    { name: 'call-centre.use', title: 'Take cases on the telephone', roles: ['counter-clerk'] },
    {
      name: 'operator.use',
      title: 'File for people at a service centre',
      roles: ['centre-operator'],
    },
    {
      name: 'counter.similar',
      title: 'See what a new case may be about as well, and print slips',
      roles: ['counter-clerk', 'centre-operator'],
    },
  ],
  deskNavigation: [
    { title: 'counter.counter', path: 'counter', permission: 'counter.use', order: 1 },
    { title: 'counter.call-centre', path: 'call-centre', permission: 'call-centre.use', order: 1 },
    { title: 'counter.operator', path: 'operator', permission: 'operator.use', order: 1 },
  ],
  routes: counterRoutes,
}
