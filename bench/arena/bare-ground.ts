import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase, type Database } from '../../src/kernel/db/database.js'
import { startEmbedded, type EmbeddedServer } from '../../src/kernel/db/embedded/index.js'
import { migrate } from '../../src/kernel/db/migrate.js'
import { prepareEmbedded, type RoleConnections } from '../../src/kernel/db/prepare.js'
import { migrationSources } from '../../src/program.js'

/** A migrated database in a temporary folder, and no program that works on it. */
export interface BareGround {
  postgres: EmbeddedServer
  connections: RoleConnections
  database: Database
  asOwner(text: string): Promise<void>
  close(): Promise<void>
}

export async function openBareGround(poolSize = 8): Promise<BareGround> {
  const folder = mkdtempSync(join(tmpdir(), 'nagara-bench-'))
  // Started by root, PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711)
  const postgres = await startEmbedded({ dataFolder: folder, log: () => {} })
  const connections = await prepareEmbedded(postgres.connection)
  await migrate(connections.owner, migrationSources())
  const database = openDatabase({ connection: connections.app, poolSize, onError: () => {} })
  const owner = new pg.Client(connections.owner)
  await owner.connect()
  return {
    postgres,
    connections,
    database,
    async asOwner(text) {
      await owner.query(text)
    },
    async close() {
      await owner.end()
      await database.close()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
