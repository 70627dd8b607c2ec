import { Command } from 'commander'
import { compose } from '../../compose.js'
import { seedDemo } from '../../demo/seed-demo.js'
import { openGround } from '../../program.js'

export const seedCommand = new Command('seed')
  .description('Make the demo city and its people; again changes nothing')
  .action(async () => {
    const ground = await openGround(console.log)
    const composed = await compose(ground)
    await seedDemo(composed.app, console.log)
    await composed.app.events.settle()
    await composed.stop()
    await ground.stop()
  })
