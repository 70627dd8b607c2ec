import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { EmbeddedError } from './errors.js'
import type { NativePackage } from './native-package.js'
import type { Place } from './place.js'
import { runProgram } from './run-program.js'
import type { TcpAccess } from './tcp-access.js'

/**
 * Makes the cluster if there is none; throws `major-version` if the programs cannot read it.
 * It is made beside its place and moved there when complete, so that a crash leaves no half of it.
 */
export async function initCluster(
  native: NativePackage,
  place: Place,
  tcp: TcpAccess | undefined,
): Promise<void> {
  if (existsSync(place.data)) return checkMajor(native, place)
  const draft = join(place.home, 'data.new')
  const passwordFile = join(place.home, 'password')
  const login = tcp
    ? ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    : ['--auth-local=trust', '--auth-host=scram-sha-256']
  if (tcp) writeFileSync(passwordFile, tcp.password, { mode: 0o600 })
  let complaint = ''
  for (const ctype of characterTypes) {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { mode: 0o700 })
    if (place.account) chownSync(draft, place.account.uid, place.account.gid)
    const args = ['-D', draft, '--username=postgres', '--data-checksums', ...login]
    complaint = await runInitdb(native, place, [...args, ...locale, `--lc-ctype=${ctype}`])
    if (!complaint.includes('invalid locale name')) break
  }
  rmSync(passwordFile, { force: true })
  if (complaint !== '')
    throw new EmbeddedError('init-failed', `The database could not be created: ${complaint}`)
  renameSync(draft, place.data)
}

/**
 * Sorting by code point, as with plain C, and letters of every script known to lower() and ILIKE.
 * pg_trgm asks the character type: under C it sees no letter outside ASCII and finds no Hindi.
 */
const locale = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]
const characterTypes =
  process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C']

/** Gives what initdb complained about, or an empty string. */
async function runInitdb(native: NativePackage, place: Place, args: string[]): Promise<string> {
  const child = runProgram(native, 'initdb', place, args, ['ignore', 'ignore', 'pipe'])
  const ended = new Promise<string>((resolve) => {
    child.once('error', (cause) => resolve(cause.message))
    child.once('close', (code, signal) => resolve(code === 0 ? '' : (signal ?? `exit ${code}`)))
  })
  const complaint = child.stderr ? await text(child.stderr).catch(() => '') : ''
  const failure = await ended
  return failure && `${failure}; ${complaint.trim()}`
}

function checkMajor(native: NativePackage, place: Place): void {
  const found = readVersion(place)
  if (found === native.major) return
  throw new EmbeddedError(
    'major-version',
    `The database in ${place.data} was made by PostgreSQL ${found}; ` +
      `installed is ${native.version}, which cannot read it. ` +
      'Install the Nagara release that made it, export with "nagara backup", ' +
      'move the folder away, and import into the new one with "nagara restore".',
  )
}

function readVersion(place: Place): string {
  try {
    return readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim()
  } catch (cause) {
    throw new EmbeddedError(
      'place-foreign',
      `${place.data} cannot be read as a database by this user. ` +
        'Start Nagara as the user who started it first (or as root).',
      { cause },
    )
  }
}
