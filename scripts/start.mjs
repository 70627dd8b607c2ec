// What `npm start` runs, also on a fresh clone: installs the packages, builds the program, and then
// becomes the program, in this same process, so that a signal has one receiver.
// Only Node's own modules are imported at the top: nothing else need be installed yet.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const lockfile = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')
const program = join(root, 'dist', 'src', 'cli', 'nagara.js')

checkNode()
if (needsInstall()) await step('1/4 Installing packages', install)
const { build } = await import('./build.mjs').catch(explainBuild)
await step('2/4 Building the program', () => build().catch(explainBuild))
process.argv = [process.execPath, program, 'start', ...process.argv.slice(2)]
await import(pathToFileURL(program).href)

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(
    `Nagara needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
    'Install a current one from https://nodejs.org, then run "npm start" again.',
  )
}

/** True when packages are missing, or the lockfile changed since they were installed. */
function needsInstall() {
  const after = statSync(installed, { throwIfNoEntry: false })
  if (!after) return true
  const before = statSync(lockfile, { throwIfNoEntry: false })
  if (!before || before.mtimeMs <= after.mtimeMs) return false
  if (!holdsSamePackages()) return true
  // A copied or freshly checked-out folder: only the times differ. Installing again would need the
  // network for nothing.
  utimesSync(installed, new Date(), new Date())
  return false
}

/** Compares what is installed with the lockfile; packages of other platforms may be missing. */
function holdsSamePackages() {
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (!present[path] && (entry.optional || entry.dev || entry.peer))) return true
    return present[path]?.version === entry.version
  })
}

/** Installs by the lockfile; one that does not fit package.json is brought in line. */
async function install() {
  const hasLockfile = statSync(lockfile, { throwIfNoEntry: false }) !== undefined
  const first = await npm(hasLockfile ? 'ci' : 'install')
  if (first.ending === 0) return
  const isOutOfStep = hasLockfile && /EUSAGE/.test(first.said)
  const { ending, said } = isOutOfStep ? await npm('install') : first
  if (ending === 0) return
  fail(
    `The packages could not be installed (npm: ${ending}):`,
    said.trim(),
    'Check the network connection (a proxy is set with "npm config set proxy"), then try again.',
  )
}

/** Runs npm quietly; what it said is kept for when it fails. */
async function npm(command) {
  const args = [command, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  // `npm start` says which npm it is; otherwise the one on the PATH is taken.
  const cli = process.env.npm_execpath ?? ''
  const [file, first] = basename(cli) === 'npm-cli.js' ? [process.execPath, [cli]] : ['npm', []]
  const child = spawn(file, [...first, ...args], {
    cwd: root,
    env: { ...process.env, ...cacheSettings() },
    shell: process.platform === 'win32' && file === 'npm',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // npm names the cause first and its options after it.
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(0, 2000)
    })
  const ending = await new Promise((resolve) => {
    child.once('error', (cause) => resolve(cause.message))
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  if (ending === 'SIGINT' || ending === 'SIGTERM') process.exit(130)
  return { ending, said }
}

/** npm's cache, moved into var/ when the usual one cannot be written (no or read-only home). */
function cacheSettings() {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm')
  if (isWritable(usual)) return {}
  return { npm_config_cache: join(root, 'var', 'npm-cache') }
}

function isWritable(folder) {
  const probe = join(folder, `.nagara-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
    return true
  } catch {
    return false
  }
}

/** Shows the step and its running time: live on a terminal, else now and then and at the end. */
async function step(title, work) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  const line = () => `${title} … ${seconds()} s`
  const live = process.stdout.isTTY
  const draw = () => process.stdout.write(live ? `\r${line()}` : `${line()}\n`)
  if (live) draw()
  const timer = setInterval(draw, live ? 1000 : 10_000)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  process.stdout.write(`${live ? '\r' : ''}${line()}\n`)
}

function explainBuild(cause) {
  const text = cause instanceof Error ? cause.message : String(cause)
  const isMissing = /ERR_MODULE_NOT_FOUND|@esbuild|another platform|ENOENT.*esbuild/.test(
    `${cause?.code} ${text}`,
  )
  fail(
    `The program could not be built: ${text}`,
    isMissing
      ? 'The builder (esbuild) is missing or is for another platform: run "npm ci" here, without ' +
          '--omit=optional and, if that does not help, without --ignore-scripts.'
      : 'If the sources were not changed, run "npm run build -- --force".',
  )
}

function fail(...lines) {
  process.stderr.write(`\n${lines.join('\n')}\n`)
  process.exit(1)
}
