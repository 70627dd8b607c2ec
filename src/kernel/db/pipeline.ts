import pg from 'pg'
import type { Statement } from './statement.js'

/** One connection that carries whole transactions back to back, without waiting in between. */
export interface Pipeline {
  flight(prologue: string, statements: readonly Statement[]): Promise<unknown[][]>
  inFlight(): number
  close(): Promise<void>
}

/**
 * A statement's first use was in a transaction that failed before it, so the server never prepared
 * what flights behind it on the same connection counted on. Nothing of this flight was done.
 */
const isUnprepared = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '26000'

/** Opens on first use and again after the connection was lost. */
export function openPipeline(config: pg.ClientConfig, onError: (error: Error) => void): Pipeline {
  let current: Promise<pg.Client> | undefined
  const lost = new WeakSet<pg.Client>()
  let inFlight = 0

  const connect = async (): Promise<pg.Client> => {
    // The option is read by pg 8.23; its published types do not know it yet.
    const options: pg.ClientConfig & { pipeline: boolean } = {
      ...config,
      pipeline: true,
      connectionTimeoutMillis: 10_000,
    }
    const client = new pg.Client(options)
    client.on('error', (error) => {
      lost.add(client)
      onError(error)
    })
    client.on('end', () => lost.add(client))
    await client.connect()
    return client
  }
  /** A lost client says so more than once; only its own place is given up, not its successor's. */
  const ready = async (): Promise<pg.Client> => {
    for (;;) {
      const tried = (current ??= connect())
      const client = await tried.catch((error: unknown) => {
        if (current === tried) current = undefined
        throw error
      })
      if (!lost.has(client)) return client
      if (current === tried) current = undefined
    }
  }

  /**
   * All queries are queued in one go: an `await` in between would let another flight's statements
   * into this transaction. COMMIT of a failed transaction resolves, so a statement's own rejection
   * decides. Corked, they also leave in one packet.
   */
  const send = (client: pg.Client, prologue: string, statements: readonly Statement[]) => {
    const run = ({ name, text, values }: Statement) =>
      client.query({ name, text, values: [...values] })
    // One statement that needs no settings is a transaction by itself.
    const isAlone = prologue === 'begin;' && statements.length === 1
    client.connection.stream.cork()
    try {
      const opened = isAlone ? Promise.resolve() : client.query(prologue)
      const results = statements.map(run)
      const closed = isAlone ? Promise.resolve() : client.query('commit')
      return Promise.allSettled([opened, ...results, closed])
    } finally {
      client.connection.stream.uncork()
    }
  }

  return {
    async flight(prologue, statements) {
      inFlight += 1
      try {
        let settled = await send(await ready(), prologue, statements)
        let failed = settled.find((outcome) => outcome.status === 'rejected')
        for (let retries = 0; failed && isUnprepared(failed.reason) && retries < 3; retries += 1) {
          settled = await send(await ready(), prologue, statements)
          failed = settled.find((outcome) => outcome.status === 'rejected')
        }
        if (failed) throw failed.reason
        return settled
          .slice(1, -1)
          .map((outcome) =>
            outcome.status === 'fulfilled' && outcome.value && !Array.isArray(outcome.value)
              ? outcome.value.rows
              : [],
          )
      } finally {
        inFlight -= 1
      }
    },
    inFlight: () => inFlight,
    async close() {
      const client = await current?.catch(() => undefined)
      await client?.end()
    },
  }
}
