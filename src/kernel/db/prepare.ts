import pg from 'pg'

/** Connections for the two roles: the owner migrates, the application works. */
export interface RoleConnections {
  owner: pg.ClientConfig
  app: pg.ClientConfig
}

/**
 * Makes the database and its roles where they are missing, from a connection that may do so.
 * The application's role owns nothing and cannot bypass row-level security.
 */
export async function prepareEmbedded(
  superuser: pg.ClientConfig,
  database = 'nagara',
): Promise<RoleConnections> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    for (const role of ['nagara_owner', 'nagara_app']) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (found.rowCount === 0) await client.query(`create role ${role} login`)
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) {
      const name = client.escapeIdentifier(database)
      await client.query(`create database ${name} owner nagara_owner`)
    }
  } finally {
    await client.end()
  }
  return {
    owner: { ...superuser, user: 'nagara_owner', database },
    app: { ...superuser, user: 'nagara_app', database },
  }
}

/** The operator's own server: the address's user is the owner; the other role gets a derived password. */
export async function prepareExternal(url: string, appPassword: string): Promise<RoleConnections> {
  const owner: pg.ClientConfig = { connectionString: url }
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const found = await client.query(`select 1 from pg_roles where rolname = 'nagara_app'`)
    const verb = found.rowCount === 0 ? 'create' : 'alter'
    const password = client.escapeLiteral(appPassword)
    await client.query(`${verb} role nagara_app login password ${password}`)
  } finally {
    await client.end()
  }
  const app = new URL(url)
  app.username = 'nagara_app'
  app.password = appPassword
  return { owner, app: { connectionString: app.href } }
}
