import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { AppError } from '../errors/app-error.js'

/** Where a module keeps its forward-only files `0001-name.sql`. */
export interface MigrationSource {
  module: string
  folder: URL
}

const lockKey = 7_341_902

/**
 * Brings the database to the program's version, as its owner. Two servers may start at once.
 * Returns how many files were applied. A file that was applied and then edited is an error.
 */
export async function migrate(
  owner: pg.ClientConfig,
  sources: readonly MigrationSource[],
  onApplied: (name: string) => void = () => {},
): Promise<number> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`create table if not exists public.nagara_migration (
      module text not null, name text not null, sha256 text not null,
      applied_at timestamptz not null default now(), primary key (module, name))`)
    const { rows } = await client.query<{ module: string; name: string; sha256: string }>(
      'select module, name, sha256 from public.nagara_migration',
    )
    const applied = new Map(rows.map((row) => [`${row.module}/${row.name}`, row.sha256]))
    let count = 0
    for (const { module, name, text, sha256 } of readSources(sources)) {
      const known = applied.get(`${module}/${name}`)
      if (known === sha256) continue
      if (known !== undefined) {
        throw new AppError('migration-edited', 500, { params: { name: `${module}/${name}` } })
      }
      await apply(client, module, name, text, sha256)
      onApplied(`${module}/${name}`)
      count += 1
    }
    return count
  } finally {
    await client.end()
  }
}

async function apply(
  client: pg.Client,
  module: string,
  name: string,
  text: string,
  sha256: string,
) {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query(
      'insert into public.nagara_migration (module, name, sha256) values ($1, $2, $3)',
      [module, name, sha256],
    )
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`Migration ${module}/${name} failed and changed nothing.`, { cause })
  }
}

function* readSources(sources: readonly MigrationSource[]) {
  for (const { module, folder } of sources) {
    const path = fileURLToPath(folder)
    if (!existsSync(path)) continue
    for (const name of readdirSync(path)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      const text = readFileSync(join(path, name), 'utf8')
      yield { module, name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }
  }
}
