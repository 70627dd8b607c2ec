import type { Logger } from 'pino'
import type { Database } from '../db/database.js'
import { sequence } from './log-store.js'
import { prepareReader, runReader, type EventReader } from './reader.js'

/** Runs the sequencer and the readers of this process, and tells who follows the log live. */
export interface LogRunner {
  /** Says that this process wrote events; the sequencer goes to work soon. */
  wake(): void
  /** Calls back after each batch that entered the log, from whichever process. */
  onNews(listener: () => void): () => void
  /** Calls back after readers of this process have read: what they queued may be due. */
  onRead(listener: () => void): void
  /** Resolves when everything that is written now has been sequenced and read. */
  settle(): Promise<void>
  stop(): Promise<void>
}

const pollMs = 2_000
const gatherMs = 40

export async function startLogRunner(options: {
  database: Database
  readers: readonly EventReader[]
  log: Logger
}): Promise<LogRunner> {
  const { database, readers, log } = options
  const listeners = new Set<() => void>()
  const readListeners: (() => void)[] = []
  const state = { stopped: false }
  let gathering: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let again = false

  const drainSequencer = async () => {
    let moved = 0
    do {
      const [row] = await database.write('kernel', sequence([2_000]))
      moved = row?.moved ?? 0
    } while (moved >= 2_000)
  }
  const drainReaders = () =>
    Promise.all(
      readers.map(async (reader) => {
        try {
          while (!state.stopped && (await runReader(database, reader)) > 0) {
            for (const listener of readListeners) listener()
          }
        } catch (error) {
          // It stays where it is and tries again; the others go on.
          if (!state.stopped)
            log.error({ err: error, reader: reader.name }, 'a reader of the log failed')
        }
      }),
    )

  const round = async (): Promise<void> => {
    try {
      do {
        again = false
        await drainSequencer()
        await drainReaders()
      } while (again && !state.stopped)
    } catch (error) {
      if (!state.stopped) log.warn({ err: error }, 'the log waits for the database')
    }
  }
  /** One round at a time; who asks during one gets another after it. */
  const kick = (): Promise<void> => {
    again = true
    working ??= round().finally(() => {
      working = undefined
    })
    return working
  }
  const wake = () => {
    if (state.stopped || gathering) return
    gathering = setTimeout(() => {
      gathering = undefined
      void kick()
    }, gatherMs)
  }

  for (const reader of readers) await prepareReader(database, reader)
  await database.listen('nagara_log', () => {
    for (const listener of listeners) listener()
    wake()
  })
  const poll = setInterval(wake, pollMs)
  poll.unref()
  wake()

  return {
    wake,
    onNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onRead: (listener) => {
      readListeners.push(listener)
    },
    async settle() {
      await working
      await kick()
    },
    async stop() {
      state.stopped = true
      clearInterval(poll)
      clearTimeout(gathering)
      await working
    },
  }
}
