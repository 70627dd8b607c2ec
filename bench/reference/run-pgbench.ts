import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

export interface PgbenchResult {
  perSecond: number
  transactions: number
}

/** True where PostgreSQL's own load program is installed; without it there is nothing to compare with. */
export const hasPgbench = (): boolean =>
  spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0

/** Runs a frozen reference with 8 callers and prepared statements. Throws with what pgbench said. */
export function runPgbench(
  connection: pg.ClientConfig,
  file: 'file' | 'look-up',
  given: { seconds: number; variables?: Readonly<Record<string, number>> },
): PgbenchResult {
  const path = fileURLToPath(new URL(`./${file}.sql`, import.meta.url))
  const variables = Object.entries(given.variables ?? {}).flatMap(([name, value]) => [
    '-D',
    `${name}=${value}`,
  ])
  const target = ['-h', String(connection.host), '-p', String(connection.port)]
  const who = ['-U', String(connection.user), String(connection.database)]
  const load = ['-n', '-M', 'prepared', '-c', '8', '-j', '1', '-T', String(given.seconds)]
  const ran = spawnSync('pgbench', [...load, ...variables, '-f', path, ...target, ...who], {
    encoding: 'utf8',
  })
  const [, perSecond] = /tps = ([\d.]+)/.exec(ran.stdout) ?? []
  const [, transactions] = /actually processed: (\d+)/.exec(ran.stdout) ?? []
  if (perSecond === undefined || transactions === undefined) {
    throw new Error(`pgbench gave no rate: ${ran.stderr}`)
  }
  return { perSecond: Number(perSecond), transactions: Number(transactions) }
}
