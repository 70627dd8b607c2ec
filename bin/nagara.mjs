#!/usr/bin/env -S node --max-semi-space-size=64
// `npx nagara <command>`: builds the program if its sources are newer, then becomes it.
// Room for young objects: each request leaves many, and with 16 MB the collector takes a tenth of the time.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = new URL('../dist/src/cli/nagara.js', import.meta.url)
const sources = fileURLToPath(new URL('../src', import.meta.url))

// An installation may bring the built program alone; there is nothing to build then.
if (existsSync(sources)) await ensureBuilt()
process.argv[1] = fileURLToPath(program)
await import(program.href)

async function ensureBuilt() {
  try {
    const { build } = await import('../scripts/build.mjs')
    await build()
  } catch (cause) {
    process.stderr.write(
      `The program could not be built: ${cause instanceof Error ? cause.message : String(cause)}\n` +
        'Run "npm start" once: it installs what is missing. Then try again.\n',
    )
    process.exit(1)
  }
}
