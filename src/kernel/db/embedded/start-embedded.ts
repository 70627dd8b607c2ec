import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { findRunning } from './find-running.js'
import { initCluster } from './init-cluster.js'
import { launch } from './launch.js'
import { locateNativePackage } from './native-package.js'
import { placeNative } from './place-native.js'
import { preparePlace } from './place.js'
import { identifyProcess, isAlive } from './process-identity.js'
import { readOptional } from './read-optional.js'
import { logTail, trimLog } from './server-log.js'
import { startArguments } from './settings.js'
import { shutDown } from './shut-down.js'
import { type TcpAccess, prepareTcpAccess } from './tcp-access.js'
import { addUser, countUsers } from './users.js'
import { watchProcess } from './watch-process.js'
import { withLock } from './with-lock.js'

/** How node-postgres reaches the server as superuser: its `host` is the unix socket's folder. */
export interface EmbeddedConnection {
  host: string
  port: number
  user: string
  database: 'postgres'
  password?: string
}

export interface EmbeddedServer {
  connection: EmbeddedConnection
  /** such as `18.4` */
  version: string
  /** the server's process number (it changes when a supervised server is restarted) */
  readonly pid: number
  /** true if a server left by a crashed process was taken over */
  adopted: boolean
  /** Leaves the server; the last of its users stops it (fast shutdown) and waits. */
  stop(): Promise<void>
  onUnexpectedExit(listener: (why: string) => void): void
}

export interface EmbeddedOptions {
  /** made if missing; holds the cluster, or says where it is */
  dataFolder: string
  log: (line: string) => void
  /** server settings beside the defaults in settings.ts; durability cannot be turned off */
  settings?: Record<string, string>
}

/**
 * Starts the embedded PostgreSQL of a data folder: makes the cluster the first time, takes over a
 * server that a crashed process left, joins one that another live process of ours uses.
 * Throws `EmbeddedError` with words for the operator.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log } = options
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
  const lock = join(realpathSync(options.dataFolder), 'postgres.lock')
  const server = await withLock(lock, log, () => prepareServer(options))
  const { pid, place, native, leave } = server
  const identity = identifyProcess(pid) ?? String(pid)

  const listeners: ((why: string) => void)[] = []
  const unwatch = watchProcess(identity, () => {
    const why = `PostgreSQL (process ${pid}) is gone; its log ends: ${logTail(place.logFile, 1)}`
    for (const listener of listeners) listener(why)
  })
  const trimming = setInterval(() => trimLog(place.logFile), 3_600_000).unref()
  let stopped: Promise<void> | undefined

  async function leaveAndStop(): Promise<void> {
    // Somebody removed the folder under the running server: only its process is left to end.
    if (!existsSync(place.data)) {
      if (isAlive(identity)) await shutDown(pid, native, place, log)
      return
    }
    await withLock(lock, log, async () => {
      leave()
      if (countUsers(place) > 0) return
      // Another user may have restarted it since, so the one that runs now is looked up.
      const running = await findRunning(place, server.tcp, log)
      if (running !== undefined) await shutDown(running, native, place, log)
    })
  }
  return {
    connection: connectionTo(place.socket, server.tcp),
    version: native.version,
    pid,
    adopted: server.adopted,
    stop() {
      unwatch()
      clearInterval(trimming)
      stopped ??= leaveAndStop()
      return stopped
    },
    onUnexpectedExit(listener) {
      listeners.push(listener)
    },
  }
}

/** Runs under the data folder's lock: no two processes decide at the same time. */
async function prepareServer({ dataFolder, log, settings }: EmbeddedOptions) {
  const place = preparePlace(dataFolder, log)
  const native = await placeNative(locateNativePackage(), place, log)
  const tcp = await prepareTcpAccess(place.home)
  await initCluster(native, place, tcp)
  const args = startArguments(place, native.version, tcp, settings)
  const running = await findRunning(place, tcp, log)
  const shared = countUsers(place) > 0
  const found = { place, native, tcp }
  if (running !== undefined) {
    if (shared || hasArguments(place.data, args)) {
      return { ...found, pid: running, adopted: !shared, leave: addUser(place) }
    }
    log('The running PostgreSQL has other settings or another version; it is restarted')
    await shutDown(running, native, place, log)
  }
  trimLog(place.logFile)
  const pid = await launch(native, place, args, log)
  return { ...found, pid, adopted: false, leave: addUser(place) }
}

/** PostgreSQL keeps the words it was started with in a file of its own. */
function hasArguments(data: string, args: string[]): boolean {
  const words = readOptional(join(data, 'postmaster.opts')) ?? ''
  return words.trimEnd().endsWith(args.map((word) => ` "${word}"`).join(''))
}

function connectionTo(socket: string, tcp: TcpAccess | undefined): EmbeddedConnection {
  const login = { user: 'postgres', database: 'postgres' } as const
  return tcp ? { ...tcp, ...login } : { host: socket, port: 5432, ...login }
}
