import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readOptional } from './read-optional.js'

export interface TcpAccess {
  host: '127.0.0.1'
  port: number
  password: string
}

/**
 * Windows has no unix sockets that node-postgres speaks, so there the server listens on the
 * loopback address behind a random password. Port and password are made once and kept in `home`.
 */
export async function prepareTcpAccess(home: string): Promise<TcpAccess | undefined> {
  if (process.platform !== 'win32') return undefined
  const file = join(home, 'access.json')
  const known = readOptional(file)
  if (known !== undefined) return JSON.parse(known) as TcpAccess
  const access: TcpAccess = {
    host: '127.0.0.1',
    port: await findFreePort(),
    password: randomBytes(24).toString('base64url'),
  }
  writeFileSync(file, JSON.stringify(access), { mode: 0o600 })
  return access
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 5432
}
