import { Command } from 'commander'
import { cityCommand } from './commands/city.js'
import { doctorCommand } from './commands/doctor.js'
import { importCommand } from './commands/import.js'
import { migrateCommand } from './commands/migrate.js'
import { seedCommand } from './commands/seed.js'
import { staffCommand } from './commands/staff.js'
import { startCommand } from './commands/start.js'
import { fail } from './fail.js'

const program = new Command('nagara')
  .description('The digital side of a city: services, numbers, and the desk behind them.')
  .version('0.1.0')
  .showHelpAfterError()
  .addHelpText(
    'after',
    `
Environment:
  PORT (8080)  HOST (127.0.0.1)  NAGARA_DATA (./var)
  DATABASE_URL     PostgreSQL 15 to 18 of your own; absent: an embedded one
  NAGARA_DEMO=0    no demo city, no demo logins
  NAGARA_URL       the address people use, when a proxy stands in front

Exit codes: 0 done, 1 failed, 2 wrong use or faulty settings, 3 done with findings.`,
  )
program.addCommand(startCommand)
program.addCommand(migrateCommand)
program.addCommand(seedCommand)
program.addCommand(importCommand)
program.addCommand(cityCommand)
program.addCommand(staffCommand)
program.addCommand(doctorCommand)

await program.parseAsync(process.argv).catch(fail)
