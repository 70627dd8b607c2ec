import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './start-embedded.js'

/** A server that lived this long had a good start; its next death is a first one again. */
const stableAfterMs = 3_000
const longestPauseMs = 30_000

export interface SupervisedServer extends EmbeddedServer {
  /** Called after each restart; the connection options are the same as before. */
  onRestart(listener: () => void): void
}

/**
 * Starts the embedded PostgreSQL and starts it again, on the same socket, whenever it dies.
 * The first restart is immediate; repeated deaths pause twice as long each time, up to 30 s.
 */
export async function superviseEmbedded(options: EmbeddedOptions): Promise<SupervisedServer> {
  const deathListeners: ((why: string) => void)[] = []
  const restartListeners: (() => void)[] = []
  const stopping = new AbortController()
  let current = await startEmbedded(options)
  let restarting: Promise<void> | undefined
  let startedAt = Date.now()
  let deaths = 0

  function watch(server: EmbeddedServer): void {
    server.onUnexpectedExit((why) => {
      options.log(why)
      for (const listener of deathListeners) listener(why)
      if (Date.now() - startedAt > stableAfterMs) deaths = 0
      restarting = restart(server)
    })
  }

  async function restart(dead: EmbeddedServer): Promise<void> {
    await dead.stop()
    while (!stopping.signal.aborted) {
      await pause(deaths++)
      if (stopping.signal.aborted) return
      try {
        current = await startEmbedded(options)
        startedAt = Date.now()
        watch(current)
        options.log('PostgreSQL was started again')
        for (const listener of restartListeners) listener()
        return
      } catch (cause) {
        options.log(`PostgreSQL could not be started again: ${String(cause)}`)
      }
    }
  }

  async function pause(failures: number): Promise<void> {
    const pauseMs = failures === 0 ? 0 : Math.min(longestPauseMs, 250 * 2 ** failures)
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  }

  const { connection, version, adopted } = current
  watch(current)
  return {
    connection,
    version,
    adopted,
    get pid() {
      return current.pid
    },
    async stop() {
      stopping.abort()
      await restarting
      await current.stop()
    },
    onUnexpectedExit(listener) {
      deathListeners.push(listener)
    },
    onRestart(listener) {
      restartListeners.push(listener)
    },
  }
}
