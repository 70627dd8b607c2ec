import pg from 'pg'
import { printTable } from '../table.js'
import type { Arena } from './arena.js'

/** Server settings that count every statement; they cost a little, so only where they are asked for. */
export const countStatements = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
}

interface StatementRow {
  calls: number
  ms: number
  buffers: number
  query: string
}

export async function resetStatements(arena: Arena): Promise<void> {
  await asSuperuser(arena, 'create extension if not exists pg_stat_statements')
  await asSuperuser(arena, 'select pg_stat_statements_reset()')
}

/** What the database did since the reset, dearest first. */
export function listStatements(arena: Arena, most: number): Promise<StatementRow[]> {
  return asSuperuser<StatementRow>(
    arena,
    `select calls::int, total_exec_time::float8 as ms, (shared_blks_hit + shared_blks_read)::int8 as buffers,
       regexp_replace(left(query, 110), '\\s+', ' ', 'g') as query
     from pg_stat_statements order by total_exec_time desc limit ${most}`,
  )
}

export async function printStatements(arena: Arena, title: string, most = 40): Promise<void> {
  const rows = await listStatements(arena, most)
  printTable(
    title,
    rows.map((row) => ({ ...row, 'us each': (row.ms * 1_000) / row.calls })),
  )
}

async function asSuperuser<Row extends pg.QueryResultRow>(
  arena: Arena,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client({ ...arena.postgres.connection, database: 'nagara' })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
