import { Command } from 'commander'
import { openGround } from '../../program.js'

export const migrateCommand = new Command('migrate')
  .description('Bring the database to this version, and stop')
  .action(async () => {
    const ground = await openGround(console.log)
    console.log(ground.migrated === 0 ? 'Nothing to do.' : `${ground.migrated} migrations applied.`)
    await ground.stop()
  })
