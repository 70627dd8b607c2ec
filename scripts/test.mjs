// What `npm test` runs, also on a fresh clone: packages, build, the checks, then every test on one
// embedded PostgreSQL. `npm test -- part ...` runs only the test files whose path holds a part.
// Only Node's own modules are imported at the top: nothing else need be installed yet.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { run } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const startedAt = Date.now()
const parts = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const fileTimeoutMs = 180_000

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  console.log('Installing packages')
  if ((await command('npm', ['ci', '--no-audit', '--no-fund'])) !== 0) process.exit(1)
}
const { build } = await import('./build.mjs')
await build()

const files = existsSync(dist) ? testFiles(dist).filter(isWanted) : []
if (files.length === 0) {
  console.error(`No test file matches ${parts.join(', ')}`)
  process.exit(1)
}
const isSound =
  parts.length > 0 || (await command(process.execPath, [join(root, 'scripts', 'check.mjs')])) === 0
const server = await startServer()
const counts = new Map()
const failures = []
const slowest = []
let signalled = false
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    signalled = true
    void stopServer().finally(() => process.exit(130))
  })
}
try {
  const isEndToEnd = (file) => file.startsWith(join(dist, 'e2e'))
  await runTests(
    files.filter((file) => !isEndToEnd(file)),
    2,
  )
  await runTests(files.filter(isEndToEnd), 1)
} finally {
  if (!signalled) await stopServer()
}
report()
// A test file that left a handle open must not hold up the end.
process.exit(failures.length === 0 && isSound ? 0 : 1)

/** One PostgreSQL for all test files, with a migrated template database that each test clones. */
async function startServer() {
  const load = (path) => import(pathToFileURL(join(dist, 'src', path)).href)
  const { startEmbedded } = await load('kernel/db/embedded/index.js')
  const { makeTemplate, serverVariable } = await load('testing/template.js')
  const folder = mkdtempSync(join(tmpdir(), 'nagara-test-'))
  // Started by root, PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, log: () => {} })
  try {
    await makeTemplate(embedded.connection)
  } catch (error) {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  process.env[serverVariable] = JSON.stringify(embedded.connection)
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`.trim()
  return { embedded, folder }
}

async function stopServer() {
  await server.embedded.stop()
  rmSync(server.folder, { recursive: true, force: true })
}

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.name.endsWith('.test.js')) yield path
  }
}

/** Built tests whose source is still there: dist/ may hold those of files that were removed. */
function testFiles(folder) {
  const hasSource = (file) =>
    ['.ts', '.tsx'].some((end) => existsSync(join(root, nameOf(file).replace(/\.js$/, end))))
  return [...walk(folder)].filter(hasSource).sort((a, b) => (a < b ? -1 : 1))
}

function nameOf(file) {
  // A source map already says where it was written.
  return relative(dist, file)
    .split(sep)
    .join('/')
    .replace(/^\.\.\//, '')
}

function isWanted(file) {
  return parts.length === 0 || parts.some((part) => nameOf(file).includes(sourceName(part)))
}

/** A path may be given as the editor shows it: `./src/kernel/db/coalesce.test.ts`. */
function sourceName(part) {
  return part.replace(/^\.\//, '').replace(/\.tsx?$/, '')
}

async function runTests(chosen, concurrency) {
  if (chosen.length === 0) return
  console.log(`\n${chosen.length} test files`)
  const said = new Map()
  const stream = run({ files: chosen, concurrency, timeout: fileTimeoutMs })
  stream.on('test:stderr', ({ file, message }) => said.set(file, (said.get(file) ?? '') + message))
  stream.on('test:stdout', ({ file, message }) => said.set(file, (said.get(file) ?? '') + message))
  stream.on('test:pass', ({ name, file, nesting, details, skip }) => {
    if (skip !== undefined)
      console.log(`skipped: ${name}${typeof skip === 'string' ? ` (${skip})` : ''}`)
    if (nesting === 0) slowest.push({ name, file, ms: details.duration_ms })
  })
  stream.on('test:fail', (event) => {
    const { name, file, details } = event
    // A parent fails because of its child, which is told already.
    if (details.error?.failureType === 'subtestsFailed') return
    const { error } = details
    failures.push({ name, file, line: event.line, cause: error?.cause ?? error, said })
    console.log(`FAIL ${file ? nameOf(file) : ''} ${name}`)
  })
  stream.on('test:diagnostic', ({ nesting, message }) => {
    const [, what, number] = /^(\w+) ([\d.]+)$/.exec(message) ?? []
    if (nesting === 0 && what) counts.set(what, (counts.get(what) ?? 0) + Number(number))
  })
  // A stream ends only when somebody reads it.
  for await (const _event of stream);
}

function report() {
  for (const { name, file, line, cause, said } of failures) {
    console.log(`\n✖ ${name}\n  ${file ? nameOf(file) : ''}${line ? `:${line}` : ''}`)
    console.log(indent(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)))
    if (said.get(file)) console.log(indent(said.get(file).slice(-2_000)))
    said.delete(file)
  }
  slowest.sort((a, b) => b.ms - a.ms)
  const told = slowest.slice(0, 3).map(({ name, ms }) => `${name} (${Math.round(ms)} ms)`)
  console.log(`\nSlowest: ${told.join('; ')}`)
  if (!isSound) console.log('The checks failed: see FAIL above, or run "npm run check".')
  for (const what of ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo']) {
    console.log(`# ${what} ${counts.get(what) ?? 0}`)
  }
  console.log(`# seconds ${((Date.now() - startedAt) / 1000).toFixed(1)}`)
}

function indent(text) {
  return text.replaceAll(/^/gm, '    ')
}

function command(file, args) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32' && file === 'npm',
    })
    child.once('error', () => resolve(1))
    child.once('close', (code) => resolve(code ?? 1))
  })
}
