import type { App } from '../app.js'

/** What signing in needs of the program. */
export type Identity = Pick<App, 'database' | 'keys' | 'sms'>
