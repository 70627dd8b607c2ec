// Completes package-lock.json with the optional packages of other platforms that a registry mirror
// did not carry when the lock was written: without an entry, `npm ci` refuses the whole lock.
// Run it after changing dependencies.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
  'wasm32',
]
const machines = [
  'x64',
  'arm64',
  'ia32',
  'arm',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]

let added = 0
for (let round = 0; round < 5; round += 1) {
  const { stderr } = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  })
  const missing = [...stderr.matchAll(/Missing: (\S+)@\S* from lock file/g)]
  if (missing.length === 0) break
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  for (const [, name] of missing) {
    const version = Object.values(lock.packages).find((entry) => entry.optionalDependencies?.[name])
      ?.optionalDependencies[name]
    if (version === undefined) throw new Error(`No package of the lock asks for ${name}`)
    const words = name.split(/[-/@]/)
    const os = systems.find((system) => words.includes(system))
    const cpu = machines.find((machine) => words.includes(machine))
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      optional: true,
      ...(os && os !== 'wasm32' && { os: [os] }),
    }
    added += 1
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
console.log(`${added} optional packages added to the lock`)
