import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { uuidv7 } from 'uuidv7'
import { compose } from '../../compose.js'
import { knownRoles, saveAssignment, saveMember } from '../../platform/access/member-store.js'
import { addStaff } from '../../platform/identity/staff.js'
import { toBase32 } from '../../platform/identity/totp.js'
import { openGround } from '../../program.js'

interface Options {
  city: string
  login: string
  name: string
  role: string[]
  designation?: string
  department?: string
}

const add = new Command('add')
  .description(
    'Make a login for a member of staff; prints the password and the authenticator key once',
  )
  .requiredOption('--city <city>', 'its name in addresses')
  .requiredOption('--login <login>')
  .requiredOption('--name <name>')
  .requiredOption('--role <roles>', 'such as grievance-officer,tree-officer', (text) =>
    text.split(',').map((role) => role.trim()),
  )
  .option('--designation <text>')
  .option('--department <code>')
  .action(async (options: Options) => {
    const ground = await openGround(console.log)
    const composed = await compose(ground)
    const { app } = composed
    try {
      const tenant = app.tenants.bySlug(options.city)
      if (!tenant) throw new Error(`There is no city "${options.city}".`)
      const known = await app.database.read({ tenant: tenant.id }, knownRoles([options.role]))
      const unknown = options.role.filter((role) => !known.some(({ code }) => code === role))
      if (unknown.length > 0) throw new Error(`No such role in this city: ${unknown.join(', ')}.`)
      const password = randomBytes(9).toString('base64url')
      const totpSecret = randomBytes(20)
      const { login, name } = options
      const accountId = await addStaff(app, { login, name, password, totpSecret })
      if (accountId === undefined) throw new Error(`The login "${login}" is taken.`)
      await app.database.flight({ tenant: tenant.id }, [
        saveMember([accountId, name, options.designation ?? null, options.department ?? null]),
        ...options.role.map((role) =>
          saveAssignment([uuidv7(), accountId, role, null, options.department ?? null]),
        ),
      ])
      console.log(`Login     ${login}\nPassword  ${password}`)
      console.log(
        `Key       ${toBase32(totpSecret)}   (for an authenticator app, time-based, 6 digits)`,
      )
      const label = encodeURIComponent(`Nagara ${tenant.name['en'] ?? ''}:${login}`)
      console.log(`          otpauth://totp/${label}?secret=${toBase32(totpSecret)}&issuer=Nagara`)
    } finally {
      await composed.stop()
      await ground.stop()
    }
  })

export const staffCommand = new Command('staff')
  .description('People who work in a city')
  .addCommand(add)
