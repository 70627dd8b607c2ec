import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { loadKeyring, type Keyring } from '../../src/kernel/crypto/keyring.js'
import { openDatabase, type Database } from '../../src/kernel/db/database.js'
import { startEmbedded, type EmbeddedServer } from '../../src/kernel/db/embedded/index.js'
import { prepareEmbedded, type RoleConnections } from '../../src/kernel/db/prepare.js'
import { startServer, type ServerProcess } from './server-process.js'

/** A temporary data folder with its own PostgreSQL and the program running on it. */
export interface Arena {
  folder: string
  postgres: EmbeddedServer
  connections: RoleConnections
  /** The application's door to the database, from the bench's own process. */
  database: Database
  keys: Keyring
  server: ServerProcess
  /** Rows of a query as the tables' owner, who sees every tenant. */
  asOwner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** About ten seconds: cluster, migrations, the country's bodies, the demo city. */
export async function openArena(
  given: { settings?: Record<string, string>; nodeArguments?: readonly string[] } = {},
): Promise<Arena> {
  const folder = mkdtempSync(join(tmpdir(), 'nagara-bench-'))
  // Started by root, PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711)
  const { settings } = given
  const postgres = await startEmbedded({
    dataFolder: folder,
    log: () => {},
    ...(settings && { settings }),
  })
  // A bench that fails leaves no database running; afterwards the number may be another's.
  let isOpen = true
  process.once('exit', () => isOpen && process.kill(postgres.pid, 'SIGINT'))
  const connections = await prepareEmbedded(postgres.connection)
  const server = await startServer(folder, given)
  const database = openDatabase({ connection: connections.app, onError: () => {} })
  const owner = new pg.Pool({ ...connections.owner, max: 2 })
  owner.on('error', () => {})
  return {
    folder,
    postgres,
    connections,
    database,
    keys: loadKeyring(folder, undefined),
    server,
    asOwner: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    async close() {
      await owner.end()
      await database.close()
      await server.stop()
      await postgres.stop()
      isOpen = false
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
