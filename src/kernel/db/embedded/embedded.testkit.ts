import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { EmbeddedConnection } from './start-embedded.js'

export const quiet = (): void => undefined

// A test's own after-hooks run in the order they were added, and a server must stop before its
// folder goes; so the folders go when the file's tests are over.
const folders: string[] = []
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** An empty data folder that is removed when all tests of the file have ended. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nagara-embedded-'))
  folders.push(folder)
  return folder
}

/** Runs one statement on a connection of its own and gives the first row's `value`. */
export async function ask(connection: EmbeddedConnection, sql: string): Promise<unknown> {
  const client = new pg.Client(connection)
  // A server that is killed under the connection must not end the test run.
  client.on('error', quiet)
  await client.connect()
  try {
    const { rows } = await client.query<{ value: unknown }>(sql)
    return rows[0]?.value
  } finally {
    await client.end()
  }
}

export interface Starter {
  process: ChildProcess
  pid: number
  adopted: boolean
  connection: EmbeddedConnection
}

/** Another Node process that starts the server of the folder; killed at the test's end. */
export async function startElsewhere(t: TestContext, dataFolder: string): Promise<Starter> {
  const here = fileURLToPath(import.meta.url)
  const fixture = here.replace(/testkit\.[jt]s$/, `fixture${extname(here)}`)
  const child = spawn(process.execPath, [...process.execArgv, fixture, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  })
  t.after(() => child.kill('SIGKILL'))
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { process: child, ...(JSON.parse(line) as Omit<Starter, 'process'>) }
}

/** Waits until `reached` holds; fails after `timeoutMs`. */
export async function until(
  reached: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error(`Not reached within ${timeoutMs} ms`)
    await sleep(10)
  }
}
