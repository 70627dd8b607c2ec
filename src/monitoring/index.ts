import type { Module } from '../platform/module.js'
import { cityOf, route } from '../platform/request/context.js'
import { countReader } from './open-numbers/count-reader.js'
import { weekFigures } from './open-numbers/figures.js'
import { homePage } from './open-numbers/home-page.js'
import { numbersPage } from './open-numbers/numbers-page.js'
import { Type } from 'typebox'

const City = Type.Object({ city: Type.String() })

/** The city's numbers, counted from the event log. */
export const monitoring: Module = {
  name: 'monitoring',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    {
      name: 'numbers.read',
      title: 'See the numbers of the whole city',
      roles: ['commissioner', 'city-admin'],
    },
  ],
  readers: (app) => [countReader(app.country.calendar.legalDateOf)],
  cityFigures: weekFigures,
  deskNavigation: [
    { title: 'monitoring.home', path: 'home', permission: 'numbers.read', order: 1 },
  ],
  routes: (app) => [
    route({
      method: 'GET',
      path: '/:city/numbers',
      access: 'public',
      params: City,
      handle: (context) => numbersPage(app, cityOf(context)),
    }),
    route({
      method: 'GET',
      path: '/desk/:city/home',
      access: { permission: 'numbers.read' },
      params: City,
      handle: (context) => homePage(app, cityOf(context)),
    }),
  ],
}
