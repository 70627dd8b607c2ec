import pg from 'pg'
import { openPipeline, type Pipeline } from './pipeline.js'
import { scopePrologue, type Scope } from './scope.js'
import type { Statement } from './statement.js'
import { registerValueTypes } from './value-types.js'

/** An interactive transaction, for work that must look before it writes. */
export interface Transaction {
  rows<Row>(statement: Statement<Row>): Promise<Row[]>
  /** Changes the tenant for the statements that follow (event readers serve many). */
  enter(scope: Scope): Promise<void>
  /** The connection itself, for COPY. */
  client: pg.ClientBase
}

/**
 * The way to PostgreSQL. Each call names its scope: one tenant, one account, or the kernel's tables.
 * A scope that is missing is an error in the database (see `kernel.protect`), never all rows.
 */
export interface Database {
  /** One flight: a whole transaction sent without waiting in between. Rows per statement. */
  flight(scope: Scope, statements: readonly Statement[]): Promise<unknown[][]>
  /** Rows of one reading statement; reads of one scope that meet share a flight. */
  read<Row>(scope: Scope, statement: Statement<Row>): Promise<Row[]>
  /** Rows of one writing statement in its own flight. */
  write<Row>(scope: Scope, statement: Statement<Row>): Promise<Row[]>
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Calls back for each notification of the channel, also after a reconnect. */
  listen(channel: string, onNotice: (payload: string) => void): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  connection: pg.ClientConfig
  /** Connections that carry flights. */
  pipelines?: number
  /** Connections for interactive transactions. */
  poolSize?: number
  onError: (error: Error) => void
}

registerValueTypes()

export function openDatabase(options: DatabaseOptions): Database {
  const { connection, onError } = options
  const pipelines: Pipeline[] = Array.from({ length: options.pipelines ?? 3 }, () =>
    openPipeline(connection, onError),
  )
  const pool = new pg.Pool({
    ...connection,
    max: options.poolSize ?? 6,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', onError)
  // The pool listens to idle connections only; one that is lost while it is lent out would otherwise
  // end the process.
  pool.on('connect', (client) => client.on('error', onError))
  const listeners = new Set<pg.Client>()
  let closed = false

  const leastBusy = (): Pipeline =>
    pipelines.reduce((best, next) => (next.inFlight() < best.inFlight() ? next : best))

  const flight = (scope: Scope, statements: readonly Statement[]) =>
    leastBusy().flight(scopePrologue(scope), statements)

  const reads = new Map<string, WaitingRead[]>()
  const flushReads = (prologue: string) => {
    const waiting = reads.get(prologue) ?? []
    reads.delete(prologue)
    leastBusy()
      .flight(
        prologue,
        waiting.map((read) => read.statement),
      )
      .then(
        (results) => waiting.forEach((read, index) => read.resolve(results[index] ?? [])),
        // One faulty read must not fail the others: each is tried again by itself.
        () => {
          for (const read of waiting) {
            leastBusy()
              .flight(prologue, [read.statement])
              .then(([rows]) => read.resolve(rows ?? []), read.reject)
          }
        },
      )
  }

  const listen = async (channel: string, onNotice: (payload: string) => void): Promise<void> => {
    if (closed) return
    const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 })
    listeners.add(client)
    client.on('error', onError)
    // Also comes after a connection that failed, so it alone decides to try again.
    client.once('end', () => {
      listeners.delete(client)
      if (!closed) setTimeout(() => void listen(channel, onNotice), 500).unref()
    })
    client.on('notification', (notice) => onNotice(notice.payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      onNotice('')
    } catch (error) {
      if (!closed) onError(error instanceof Error ? error : new Error(String(error)))
      await client.end().catch(() => undefined)
    }
  }

  return {
    flight,
    read<Row>(scope: Scope, statement: Statement<Row>) {
      return new Promise<Row[]>((resolve, reject) => {
        const prologue = scopePrologue(scope)
        const read: WaitingRead = { statement, resolve: (rows) => resolve(rows as Row[]), reject }
        const waiting = reads.get(prologue)
        if (waiting) waiting.push(read)
        else {
          reads.set(prologue, [read])
          setImmediate(flushReads, prologue)
        }
      })
    },
    async write<Row>(scope: Scope, statement: Statement<Row>) {
      const [rows] = await flight(scope, [statement])
      return (rows ?? []) as Row[]
    },
    async transaction(scope, work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query(scopePrologue(scope))
        const result = await work({
          client,
          rows: async (statement) => {
            const { name, text, values } = statement
            return (await client.query({ name, text, values: [...values] })).rows
          },
          enter: async (next) => {
            await client.query(leaveScope + scopePrologue(next).replace('begin;', ''))
          },
        })
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    listen,
    async ping() {
      await pool.query('select 1')
    },
    async close() {
      closed = true
      await Promise.all([
        pool.end(),
        ...pipelines.map((pipeline) => pipeline.close()),
        ...[...listeners].map((client) => client.end()),
      ])
    },
  }
}

/** Empty settings are an error in every policy, as if none had been set. */
const leaveScope = `set local app.tenant = ''; set local app.account = '';`

interface WaitingRead {
  statement: Statement
  resolve: (rows: unknown[]) => void
  reject: (error: unknown) => void
}
