import type { Module } from '../module.js'
import { routeCase } from './route-case.js'
import { routingReader } from './routing-reader.js'

/** Who gets a new case, by the rules that a city keeps in the list `assignment-rule`. */
export const routing: Module = {
  name: 'routing',
  readers: (app) => [routingReader(app)],
  jobs: (app) => ({ 'case.route': routeCase(app) }),
}
