import { readdirSync, readlinkSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Place } from './place.js'
import { identifyProcess } from './process-identity.js'
import type { TcpAccess } from './tcp-access.js'

/**
 * True when process `pid` is a live PostgreSQL process of this cluster, not one that was given the
 * number later. On Linux it must work inside the data folder as the folder's owner, so that root
 * never signals a process that an unprivileged account merely wrote down.
 */
export async function isClusterProcess(
  pid: number,
  place: Place,
  tcp: TcpAccess | undefined,
): Promise<boolean> {
  if (identifyProcess(pid) === undefined) return false
  return process.platform === 'linux' ? worksIn(pid, place.data) : answers(place, tcp)
}

/** All live processes of the cluster; empty where the system does not tell. */
export function listClusterProcesses(place: Place): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, place.data))
}

function worksIn(pid: number, data: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === data &&
      statSync(`/proc/${pid}`).uid === statSync(data).uid &&
      identifyProcess(pid) !== undefined
    )
  } catch {
    return false
  }
}

/** The socket's folder is ours alone, so whoever answers there is our server. */
function answers(place: Place, tcp: TcpAccess | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = tcp ? connect(tcp.port, tcp.host) : connect(join(place.socket, '.s.PGSQL.5432'))
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('close', () => resolve(false)).setTimeout(2000, () => socket.destroy())
    socket.once('connect', () => socket.destroy())
  })
}
