import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type pg from 'pg'
import { startEmbedded } from '../kernel/db/embedded/index.js'
import { makeTemplate, serverVariable } from './template.js'

let started: Promise<pg.ClientConfig> | undefined
const closing: (() => Promise<void>)[] = []

// Registered once for the file: databases first, then the server that holds them.
after(async () => {
  for (const close of closing.reverse()) await close()
})

/** Runs when all tests of the file have ended; what was added last runs first. */
export function atEnd(close: () => Promise<void>): void {
  closing.push(close)
}

/** The runner's server; without the runner one of this process, in a temporary folder. */
export function testServer(): Promise<pg.ClientConfig> {
  const given = process.env[serverVariable]
  started ??= given ? Promise.resolve(JSON.parse(given) as pg.ClientConfig) : startOwn()
  return started
}

async function startOwn(): Promise<pg.ClientConfig> {
  const folder = mkdtempSync(join(tmpdir(), 'nagara-test-'))
  // Started by root, PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, log: () => undefined })
  atEnd(async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  await makeTemplate(embedded.connection)
  return embedded.connection
}
