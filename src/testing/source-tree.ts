import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Source {
  /** Below the repository, with slashes: `src/kernel/clock.ts`. */
  path: string
  text: string
}

const skipped = new Set(['node_modules', 'dist', 'var', '.git', 'coverage', 'package-lock.json'])

/** The repository, found from wherever this runs: the sources or what was built of them. */
export const repository = findUp(dirname(fileURLToPath(import.meta.url)))

function findUp(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findUp(dirname(folder))
}

/** Every text file of the repository that people write. */
export function readSources(): Source[] {
  const written = /\.(ts|tsx|mjs|sql|json|css|md|svg|yml|yaml|html|sh|txt)$/
  return [...walk(repository)]
    .filter((file) => written.test(file))
    .map((file) => ({
      path: relative(repository, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else yield path
  }
}

/** Code that runs only in tests may look everywhere. */
export const isTest = (path: string): boolean =>
  /\.(test|testkit|fixture)\.tsx?$/.test(path) || /^(src\/testing|bench|e2e)\//.test(path)
