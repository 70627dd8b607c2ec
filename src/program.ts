import { loadKeyring, type Keyring } from './kernel/crypto/keyring.js'
import { readConfig, type Config } from './kernel/config/config.js'
import { openDatabase, type Database } from './kernel/db/database.js'
import { superviseEmbedded } from './kernel/db/embedded/index.js'
import { migrate } from './kernel/db/migrate.js'
import { prepareEmbedded, prepareExternal, type RoleConnections } from './kernel/db/prepare.js'
import { modules } from './modules.js'

/** The ground that every command stands on: settings, keys, a migrated database. */
export interface Ground {
  config: Config
  keys: Keyring
  database: Database
  connections: RoleConnections
  /** How many migrations were applied just now. */
  migrated: number
  stop(): Promise<void>
}

/** Reads the environment, starts or reaches PostgreSQL, and brings it to this program's version. */
export async function openGround(say: (line: string) => void): Promise<Ground> {
  const config = readConfig(process.env)
  const keys = loadKeyring(config.dataFolder, config.masterKey)
  const server =
    config.databaseUrl === undefined
      ? await superviseEmbedded({ dataFolder: config.dataFolder, log: () => {} })
      : undefined
  server?.onUnexpectedExit((why) => say(`PostgreSQL stopped (${why}); starting it again`))
  const connections = server
    ? await prepareEmbedded(server.connection)
    : await prepareExternal(config.databaseUrl ?? '', keys.key('database-app-role').toString('hex'))
  const migrated = await migrate(connections.owner, migrationSources())
  const database = openDatabase({
    connection: { ...connections.app, application_name: 'nagara' },
    onError: () => {},
  })
  return {
    config,
    keys,
    database,
    connections,
    migrated,
    async stop() {
      await database.close()
      await server?.stop()
    },
  }
}

export const migrationSources = () =>
  modules.flatMap(({ name, migrations }) =>
    migrations ? [{ module: name, folder: migrations }] : [],
  )
