import { existsSync, readdirSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { migrate, type MigrationSource } from '../kernel/db/migrate.js'
import { prepareEmbedded } from '../kernel/db/prepare.js'

/** Environment variable with the test server's superuser connection as JSON, set by the runner. */
export const serverVariable = 'NAGARA_TEST_SERVER'

export const templateName = 'nagara_template'

/** Makes the database that each test clones: every module's migrations, and nobody connected. */
export async function makeTemplate(superuser: pg.ClientConfig): Promise<void> {
  const { owner } = await prepareEmbedded(superuser, templateName)
  await migrate(owner, await migrationSources())
}

/** The program's own list where it exists, so that tests migrate exactly as the program does. */
export async function migrationSources(): Promise<MigrationSource[]> {
  const kernel = { module: 'kernel', folder: new URL('../kernel/db/migrations/', import.meta.url) }
  const listed = await listedModules()
  if (listed.length === 0) return [kernel, ...foundSources()]
  const sources = listed.flatMap(({ name, migrations }) =>
    migrations ? [{ module: name, folder: migrations }] : [],
  )
  return sources.some(({ module }) => module === 'kernel') ? sources : [kernel, ...sources]
}

interface ListedModule {
  name: string
  migrations?: URL
}

/** `modules.ts` may need packages of pages and islands that a test of the kernel does not. */
async function listedModules(): Promise<readonly ListedModule[]> {
  const file = new URL(`../modules${extname(fileURLToPath(import.meta.url))}`, import.meta.url)
  if (!existsSync(fileURLToPath(file))) return []
  try {
    const loaded = (await import(file.href)) as { modules?: readonly ListedModule[] }
    return loaded.modules ?? []
  } catch (error) {
    // Half-written code elsewhere must not stop the tests of what is whole; its own tests say so.
    process.emitWarning(
      `modules.ts does not load, so migrations are taken as found: ${String(error)}`,
    )
    return []
  }
}

/** Before there is a list: the folders as they lie, platform before pillars. */
function foundSources(): MigrationSource[] {
  return ['platform', 'services', 'monitoring', 'exchange'].flatMap((part) => {
    const folder = new URL(`../${part}/`, import.meta.url)
    const path = fileURLToPath(folder)
    if (!existsSync(path)) return []
    // What others refer to comes first.
    const first = ['tenancy', 'identity']
    return readdirSync(path)
      .sort((a, b) => first.indexOf(b) - first.indexOf(a) || (a < b ? -1 : 1))
      .map((module) => ({ module, folder: new URL(`${module}/migrations/`, folder) }))
      .filter((source) => existsSync(fileURLToPath(source.folder)))
  })
}
