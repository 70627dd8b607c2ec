import { Command } from 'commander'
import { compose } from '../../compose.js'
import { readerLags } from '../../kernel/events/log-store.js'
import { jobCounts } from '../../kernel/jobs/job-store.js'
import { openGround } from '../../program.js'

export const doctorCommand = new Command('doctor')
  .description('Look whether everything is as it should be')
  .action(async () => {
    const ground = await openGround(console.log)
    const composed = await compose(ground)
    const { app } = composed
    const found: string[] = []
    const [jobs] = await app.database.read('kernel', jobCounts())
    if ((jobs?.failed ?? 0) > 0) found.push(`${jobs?.failed} jobs rest with an error`)
    for (const { reader, lag } of await app.database.read('kernel', readerLags())) {
      if (lag > 10_000) found.push(`Reader "${reader}" is ${lag} events behind`)
    }
    for (const language of ['hi', 'mr']) {
      const missing = app.messages.missing(language)
      if (missing.length > 0)
        found.push(`${missing.length} texts are missing in ${language}, e.g. ${missing[0]}`)
    }
    for (const module of app.modules) found.push(...((await module.doctor?.(app)) ?? []))
    console.log(found.length === 0 ? 'All is well.' : found.map((line) => `- ${line}`).join('\n'))
    await composed.stop()
    await ground.stop()
    process.exitCode = found.length === 0 ? 0 : 3
  })
