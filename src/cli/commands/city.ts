import { Command } from 'commander'
import { compose } from '../../compose.js'
import { openSandbox } from '../../demo/sandbox/open-sandbox.js'
import { sandboxCity } from '../../demo/sandbox/sandbox-city.js'
import { seedStaff } from '../../demo/seed-staff.js'
import { saveBinding } from '../../platform/tenancy/binding-store.js'
import { openCity } from '../../platform/tenancy/open-city.js'
import { openGround } from '../../program.js'
import { saveBuiltInRoles } from '../../platform/access/member-store.js'
import { builtInRoles } from '../../platform/access/built-in-roles.js'
import { addDefaultLists, countKinds } from './default-lists.js'

interface Options {
  helpline?: string
  hours?: string
  palette?: string
  languages?: string
  lists?: boolean
  demoStaff?: boolean
  sandbox?: boolean
}

const palettes = ['indigo', 'teal', 'maroon', 'forest', 'plum'] as const

const open = new Command('open')
  .argument('[city]', 'its name in addresses, or its LGD code; not needed with --sandbox')
  .description('Open a city to its residents')
  .option('--helpline <number>', 'shown on every page')
  .option('--hours <text>', 'when the helpline answers')
  .option('--palette <name>', `colours: ${palettes.join(', ')}`)
  .option('--languages <tags>', 'in the order in which they are offered, such as en,hi,mr')
  .option('--lists', 'start with the default departments and kinds of problem')
  .option('--sandbox', 'open the built-in city for integrators, with invented data')
  .option('--demo-staff', 'let the demo logins work there (only with the demo on)')
  .action(async (given: string | undefined, options: Options) => {
    const ground = await openGround(console.log)
    const composed = await compose(ground)
    const { app } = composed
    try {
      if (options.sandbox === true) await openSandbox(app)
      const name = given ?? (options.sandbox === true ? sandboxCity.slug : undefined)
      if (name === undefined) throw new Error('Name the city to open, or use --sandbox.')
      const tenant = /^\d+$/.test(name) ? app.tenants.byId(Number(name)) : app.tenants.bySlug(name)
      if (!tenant) throw new Error(`There is no city "${name}". Import the directory first.`)
      if (options.palette !== undefined && !palettes.some((each) => each === options.palette)) {
        throw new Error(`"${options.palette}" is none of ${palettes.join(', ')}.`)
      }
      const languages = options.languages?.split(',').map((tag) => tag.trim())
      const spoken = app.messages.languages()
      const unknown = (languages ?? []).filter((tag) => !spoken.includes(tag))
      if (unknown.length > 0) {
        throw new Error(`No texts in ${unknown.join(', ')}. There are: ${spoken.join(', ')}.`)
      }
      const palette = palettes.find((name) => name === options.palette)
      if (options.lists === true) await addDefaultLists(app, tenant.id)
      else {
        const roles = JSON.stringify(builtInRoles(app.modules))
        await app.database.write({ tenant: tenant.id }, saveBuiltInRoles([roles]))
      }
      if (options.demoStaff === true) {
        if (!ground.config.demo) throw new Error('The demo logins exist only with NAGARA_DEMO=1.')
        await seedStaff(app, tenant.id)
      }
      await openCity(app, tenant.id, {
        ...(options.helpline !== undefined && { helpline: options.helpline }),
        ...(options.hours !== undefined && { helplineHours: options.hours }),
        ...(palette && { theme: { palette } }),
        ...(languages && { languages }),
      })
      const wards = (await app.places.of(tenant.id)).areas.length
      const kinds = await countKinds(app, tenant.id)
      console.log(`${tenant.name['en']} is open at ${ground.config.publicUrl}/${tenant.slug}`)
      console.log(`  ${wards} wards, ${kinds} kinds of problem`)
      if (wards === 0)
        console.log('  Without wards nobody can say where: import them with "nagara import wards".')
      if (kinds === 0)
        console.log('  Without kinds of problem nothing can be reported: use --lists or an import.')
    } finally {
      await composed.stop()
      await ground.stop()
    }
  })

interface BindOptions {
  external?: string
  node?: string
}

const bind = new Command('bind')
  .argument('<city>', 'its name in addresses')
  .argument('<service>', 'such as grievance')
  .description(
    'Say where a service runs: here (the default), in the city’s own system, or on a state’s node',
  )
  .option('--external <url>', 'residents are sent to this address')
  .option('--node <url>', 'residents are sent to the state’s Nagara at this address')
  .action(async (name: string, service: string, options: BindOptions) => {
    const ground = await openGround(console.log)
    const composed = await compose(ground)
    const { app } = composed
    try {
      const tenant = app.tenants.bySlug(name)
      if (!tenant) throw new Error(`There is no city "${name}".`)
      if (!app.catalogue.find(service)) throw new Error(`There is no service "${service}".`)
      const url = options.external ?? options.node ?? null
      if (url !== null && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
        throw new Error(`"${url}" is not an address that starts with https://`)
      }
      const mode = options.external ? 'external' : options.node ? 'node' : 'here'
      await app.database.write({ tenant: tenant.id }, saveBinding([service, mode, url]))
      console.log(`${service} of ${tenant.name['en']} runs ${url === null ? 'here' : `at ${url}`}.`)
    } finally {
      await composed.stop()
      await ground.stop()
    }
  })

export const cityCommand = new Command('city')
  .description('Open a city, and say where its services run')
  .addCommand(open)
  .addCommand(bind)
