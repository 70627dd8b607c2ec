// Turns the TypeScript under src/ into dist/, file by file, and copies what the program reads beside it.
// `build({ quiet })` is also called by start, test and bench, so that none of them runs stale code.
import { build as esbuild } from 'esbuild'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
const folders = ['src', 'bench', 'e2e']
const copied = /\.(sql|json|css|svg|png|txt|woff2)$/

/** Every file below the folders that the build reads, with its time of change. */
function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.tsx?$/.test(entry.name) || copied.test(entry.name)) yield path
  }
}

/** True when dist/ is newer than every source, so that a warm start builds nothing. */
function isFresh(files) {
  if (!existsSync(stamp)) return false
  const built = statSync(stamp)
  if (readFileSync(stamp, 'utf8') !== String(files.length)) return false
  return files.every((file) => statSync(file).mtimeMs < built.mtimeMs)
}

export async function build({ force = false } = {}) {
  const files = folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [...sources(folder)])
    .filter((file) => !file.endsWith('.d.ts') && !file.endsWith('tsconfig.json'))
  if (!force && isFresh(files)) return false

  if (force) rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  const islands = files.filter((file) => file.includes(join('src', 'islands')))
  const server = files.filter((file) => !islands.includes(file))
  const loader = {
    '.sql': 'copy',
    '.json': 'copy',
    '.css': 'copy',
    '.svg': 'copy',
    '.png': 'copy',
    '.txt': 'copy',
    '.woff2': 'copy',
  }
  await Promise.all([
    esbuild({
      absWorkingDir: root,
      entryPoints: server.map((file) => relative(root, file)),
      outdir: dist,
      outbase: root,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      sourcesContent: false,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      loader,
      logLevel: 'error',
    }),
    esbuild({
      absWorkingDir: root,
      entryPoints: islands
        .filter((file) => /\.island\.ts$|service-worker\.ts$/.test(file))
        .map((file) => relative(root, file)),
      outdir: join(dist, 'src', 'islands'),
      outbase: join(root, 'src', 'islands'),
      bundle: true,
      minify: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2018',
      logLevel: 'error',
    }),
  ])
  writeFileSync(stamp, String(files.length))
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now()
  await build({ force: process.argv.includes('--force') })
  console.log(`Built in ${Date.now() - started} ms`)
}
