import type { Module } from '../module.js'
import { languageRoutes } from './routes.js'

/** How far the texts of the program go in each language. */
export const languages: Module = {
  name: 'languages',
  messages: new URL('./messages/', import.meta.url),
  administration: [
    { title: 'languages.title', path: 'languages', permission: 'administration.use', order: 60 },
  ],
  routes: languageRoutes,
}
