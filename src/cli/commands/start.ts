import { Command } from 'commander'
import { enqueue } from '../../kernel/jobs/job-store.js'
import { compose } from '../../compose.js'
import { demoPassword, demoStaff } from '../../platform/demo/people.js'
import { seedDemo } from '../../demo/seed-demo.js'
import { upkeepJob } from '../../platform/journey/upkeep.js'
import { recompileOrder } from '../../platform/overlays/recompile.js'
import { refreshRoles } from '../../platform/access/refresh-roles.js'
import { openGround } from '../../program.js'
import { serve } from '../../serve.js'

export const startCommand = new Command('start')
  .description('Start the server, with the embedded database unless DATABASE_URL is set')
  .action(async () => {
    const began = Date.now()
    const say = (line: string) => console.log(line)
    const ground = await openGround(say)
    const { config } = ground
    say(`3/4 Database ready${ground.migrated > 0 ? `, ${ground.migrated} migrations applied` : ''}`)
    const composed = await compose(ground)
    const { app } = composed
    await refreshRoles(app)
    if (config.demo) await seedDemo(app, (line) => say(`    ${line}`))
    composed.startJobs()
    const server = await serve(app)
    const listening = await server.listen({ port: config.port, host: config.host })
    const url = config.port === 0 ? listening : config.publicUrl
    say(`4/4 Nagara is running (${((Date.now() - began) / 1_000).toFixed(1)} s)\n`)
    say(`    ${url}/`)
    if (config.demo) printDemo(url, say)
    if (config.demo && !isLoopback(config.host)) {
      say(
        '    Careful: the demo shows its logins to everyone who reaches this address. NAGARA_DEMO=0 turns it off.\n',
      )
    }
    await ground.database.write('kernel', enqueue([upkeepJob(new Date()), recompileOrder()]))

    let stopping = false
    const stop = (signal: string) => {
      // Ctrl-C reaches this process from the terminal and once more from npm.
      if (stopping) return
      stopping = true
      say(`\n${signal}: finishing open requests`)
      const hard = setTimeout(() => process.exit(1), 15_000)
      hard.unref()
      void server
        .close()
        .then(() => composed.stop())
        .then(() => ground.stop())
        .then(() => process.exit(0))
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    stopWithNpm(stop)
  })

/**
 * `npm start` puts a shell between itself and this process, and that shell passes no signal on: when
 * it has gone, npm was told to stop.
 */
function stopWithNpm(stop: (signal: string) => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop('npm has gone')
  }, 500)
  watch.unref()
}

const isLoopback = (host: string) => /^(127\.|localhost$|::1$)/.test(host)

function printDemo(url: string, say: (line: string) => void): void {
  say(`    ${url}/suryanagar        the demo city`)
  say(`    ${url}/demo              logins, codes, and the simulated phone\n`)
  say(`    Staff sign in at ${url}/staff/sign-in with the password "${demoPassword}"`)
  say('    and the code that /demo shows for the login:')
  for (const { login, designation } of demoStaff) say(`      ${login.padEnd(14)}${designation}`)
  say('    Residents sign in with any mobile number; the code arrives at /demo/outbox.\n')
}
