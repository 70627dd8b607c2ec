import { superviseEmbedded } from './supervise-embedded.js'

// Started by tests as a process of its own: starts the server of the folder given as argument,
// says so in one line of JSON, and lives until it is killed or told to stop by SIGTERM.
const [dataFolder = ''] = process.argv.slice(2)
const server = await superviseEmbedded({ dataFolder, log: () => undefined })
const { pid, adopted, connection } = server
process.stdout.write(`${JSON.stringify({ pid, adopted, connection })}\n`)
const alive = setInterval(() => undefined, 60_000)
process.once('SIGTERM', () => {
  clearInterval(alive)
  void server.stop().then(() => process.exit(0))
})
