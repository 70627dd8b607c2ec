import type { Module } from '../module.js'
import { surveyRoutes } from './routes.js'

/** What a city asks its people, and what they answered. */
export const surveys: Module = {
  name: 'surveys',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    {
      name: 'survey.read',
      title: 'See surveys and their results',
      roles: ['city-admin', 'commissioner', 'counter-clerk'],
    },
    { name: 'survey.change', title: 'Make surveys', roles: ['city-admin'] },
    {
      name: 'survey.ask',
      title: 'Ask people and enter their answers',
      roles: ['city-admin', 'counter-clerk'],
    },
  ],
  deskNavigation: [{ title: 'survey.desk', path: 'surveys', permission: 'survey.read', order: 70 }],
  routes: surveyRoutes,
}
