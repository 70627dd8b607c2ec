import type { Module } from '../module.js'
import { boundaryRoutes } from './boundary-routes.js'

/** Wards and other areas: found by a point, drawn, administered. */
export const places: Module = {
  name: 'places',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  administration: [
    { title: 'boundary.title', path: 'boundaries', permission: 'body.administer', order: 2 },
  ],
  routes: boundaryRoutes,
}
