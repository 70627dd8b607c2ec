import { writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { SingleBar } from 'cli-progress'
import { india } from '../../countries/in/index.js'
import type { Database } from '../../kernel/db/database.js'
import {
  ensureCountry,
  findingsCsv,
  formatReport,
  importLgd,
  importUpyog,
  importWards,
  importWorkflows,
  upyogKindNames,
  type ImportOptions,
  type ImportReport,
  type UpyogKind,
} from '../../imports/index.js'
import { openGround } from '../../program.js'

interface Common {
  dryRun?: boolean
  findings?: string
}

/** Runs an import with a progress bar, prints its report, and ends with 3 when something was refused. */
async function run(
  options: Common,
  work: (database: Database, options: ImportOptions) => Promise<ImportReport[]>,
): Promise<void> {
  const ground = await openGround(console.log)
  const bar = new SingleBar({ format: '{what} {bar} {value}/{total}', hideCursor: true })
  let started = false
  try {
    await ensureCountry(ground.database, india)
    const reports = await work(ground.database, {
      dryRun: options.dryRun === true,
      onProgress: ({ what, done, total }) => {
        if (!process.stdout.isTTY) return
        if (!started) bar.start(total, done, { what })
        else {
          bar.setTotal(total)
          bar.update(done, { what })
        }
        started = true
      },
    })
    if (started) bar.stop()
    for (const report of reports) console.log(formatReport(report))
    if (options.findings !== undefined) {
      writeFileSync(options.findings, findingsCsv(reports))
      console.log(`All findings: ${options.findings}`)
    }
    if (reports.some((report) => report.refused > 0)) process.exitCode = 3
  } finally {
    await ground.stop()
  }
}

const common = (command: Command) =>
  command
    .option('--dry-run', 'do everything and take it back')
    .option('--findings <file>', 'write every finding to a CSV file')

const lgd = common(new Command('lgd').argument('<folder>'))
  .description("All bodies of the country from the Local Government Directory's CSV files")
  .action((folder: string, options: Common) =>
    run(options, async (database, each) => [await importLgd(database, india, folder, each)]),
  )

const wards = common(new Command('wards').argument('<file>'))
  .description("A city's wards from GeoJSON")
  .requiredOption('--tenant <city>', 'the city: its name in addresses or its LGD code')
  .requiredOption('--number <property>', "the property that holds the ward's number")
  .requiredOption('--name <property>', "the property that holds the ward's name")
  .option('--hierarchy <name>', 'electoral, administrative or revenue', 'electoral')
  .action(
    (
      path: string,
      options: Common & { tenant: string; number: string; name: string; hierarchy: string },
    ) => {
      const { tenant, number, name, hierarchy } = options
      const source = { path, tenant, number, name, hierarchy }
      return run(options, async (database, each) => [
        await importWards(database, india, source, each),
      ])
    },
  )

const kindsOf = (text: string): UpyogKind[] =>
  text.split(',').map((name) => {
    const kind = upyogKindNames.find((known) => known === name.trim())
    if (!kind) throw new InvalidArgumentError(`"${name}" is none of ${upyogKindNames.join(', ')}`)
    return kind
  })

const mapOf = (pair: string, before: Record<string, string> = {}): Record<string, string> => {
  const [from, to] = pair.split('=')
  if (!from || !to) throw new InvalidArgumentError('a mapping is written as from=to')
  return { ...before, [from]: to }
}

const upyog = common(new Command('upyog').argument('<folder>'))
  .description('Master data of a UPYOG installation')
  .requiredOption('--map <from=to>', 'UPYOG tenant to city or state, may be repeated', mapOf)
  .option('--only <kinds>', `some of ${upyogKindNames.join(',')}`, kindsOf)
  .action(
    (folder: string, options: Common & { map: Record<string, string>; only?: UpyogKind[] }) => {
      const source = { folder, map: options.map, ...(options.only && { only: options.only }) }
      return run(options, (database, each) => importUpyog(database, india, source, each))
    },
  )

const workflows = common(new Command('workflows').argument('<folder>'))
  .description('Workflows of a UPYOG installation, as overlays to look at before they count')
  .requiredOption('--tenant <city>', 'the city or state: its name in addresses or its LGD code')
  .option('--choose <service=file>', 'which file counts where files differ, may be repeated', mapOf)
  .action(
    (folder: string, options: Common & { tenant: string; choose?: Record<string, string> }) => {
      const { tenant, choose } = options
      const source = { folder, tenant, ...(choose && { choices: choose }) }
      return run(options, async (database, each) => [await importWorkflows(database, source, each)])
    },
  )

export const importCommand = new Command('import')
  .description('Bring data in: bodies, wards, master data, workflows')
  .addCommand(lgd)
  .addCommand(wards)
  .addCommand(upyog)
  .addCommand(workflows)
