/** @public */
export { EmbeddedError } from './errors.js'
export { startEmbedded } from './start-embedded.js'
export type { EmbeddedConnection, EmbeddedOptions, EmbeddedServer } from './start-embedded.js'
export { superviseEmbedded, type SupervisedServer } from './supervise-embedded.js'
