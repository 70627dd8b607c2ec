import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, chooseAccount, ownerOf } from './account.js'
import { EmbeddedError } from './errors.js'
import { mayEnter } from './may-enter.js'
import { errorCode, readOptional } from './read-optional.js'
import { prepareSocketFolder } from './socket-folder.js'

/** Where one cluster lives, and as whom it runs. */
export interface Place {
  /** folder that belongs to the cluster alone: `data/`, `users/`, the log */
  home: string
  data: string
  /** folder of the unix socket */
  socket: string
  logFile: string
  /** undefined: PostgreSQL runs as this process's own user */
  account: Account | undefined
}

const pointerName = 'postgres-location.json'
/** Lasting places that everybody may pass through, for when root's own folders are closed. */
const sharedFolders = ['/var/lib/nagara', '/opt/nagara', '/srv/nagara']

/**
 * Decides where the cluster of `dataFolder` lives and makes the folders around it.
 * That is `<dataFolder>/postgres`; started by root below a folder that the unprivileged account
 * may not enter, it is a folder below /var/lib/nagara, and a pointer file in `dataFolder` says so.
 */
export function preparePlace(dataFolder: string, log: (line: string) => void): Place {
  const folder = realpathSync(dataFolder)
  const chosen = chooseAccount()
  const home = findHome(folder, chosen, log)
  const data = join(home, 'data')
  const account = chosen && existsSync(data) ? ownerOf(data) : chosen
  openToGroup(home, account)
  mkdirSync(join(home, 'users'), { recursive: true, mode: 0o700 })
  const socket = prepareSocketFolder(home, account)
  return { home, data, socket, logFile: join(home, 'postgres.log'), account }
}

/** A folder for files that the account must reach and that this process may write. */
export function sharedFolder(account: Account): string {
  for (const folder of sharedFolders) {
    try {
      // A strict umask would close what is made here to everybody else.
      if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755)
      if (mayEnter(folder, account)) return folder
    } catch (cause) {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(cause))) throw cause
    }
  }
  throw new EmbeddedError(
    'place-unreachable',
    `PostgreSQL does not run as root, and the account it runs as (uid ${account.uid}) may not ` +
      `enter the data folder; none of ${sharedFolders.join(', ')} can be used instead. ` +
      'Move the data to a folder that others may pass through, or start as an ordinary user.',
  )
}

function findHome(
  folder: string,
  account: Account | undefined,
  log: (line: string) => void,
): string {
  const pointer = join(folder, pointerName)
  const pointed = readOptional(pointer)
  if (pointed !== undefined) return followPointer(pointer, pointed)
  const inside = join(folder, 'postgres')
  if (existsSync(inside)) return inside
  if (account && !mayEnter(dirname(folder), account)) return makeElsewhere(folder, account, log)
  openToGroup(folder, account)
  mkdirSync(inside, { mode: 0o700 })
  return inside
}

function followPointer(pointer: string, text: string): string {
  const { home } = JSON.parse(text) as { home: string }
  if (existsSync(home)) return home
  throw new EmbeddedError(
    'place-lost',
    `${pointer} says that the database is in ${home}, which does not exist. ` +
      'Bring that folder back; or, to begin with an empty database, delete the pointer file.',
  )
}

/**
 * Takes a new folder even where an earlier one of the same data folder exists: whoever emptied the
 * data folder expects an empty database, and the earlier one is kept for whoever did not.
 */
function makeElsewhere(folder: string, account: Account, log: (line: string) => void): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const base = join(sharedFolder(account), name)
  let home = base
  for (let turn = 2; existsSync(home); turn++) home = `${base}-${turn}`
  if (home !== base) log(`An earlier database of ${folder} is kept in ${base}*`)
  mkdirSync(home, { mode: 0o700 })
  const note = `${folder} is closed to the account that PostgreSQL runs as, so the database is here`
  writeFileSync(join(folder, pointerName), `${JSON.stringify({ home, note }, null, 2)}\n`)
  writeFileSync(join(home, 'belongs-to.json'), `${JSON.stringify({ dataFolder: folder })}\n`)
  log(`The database is kept in ${home}`)
  return home
}

/** Lets the account's group pass through a folder of root's, and nobody else. */
function openToGroup(folder: string, account: Account | undefined): void {
  if (!account || mayEnter(folder, account)) return
  const { uid, mode } = statSync(folder)
  chownSync(folder, uid, account.gid)
  chmodSync(folder, (mode & 0o707) | 0o010)
}
