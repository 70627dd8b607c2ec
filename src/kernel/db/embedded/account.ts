import { readFileSync, statSync } from 'node:fs'
import { EmbeddedError } from './errors.js'

/** The operating system account that PostgreSQL runs as. */
export interface Account {
  uid: number
  gid: number
}

/**
 * The account to drop to, or undefined when this process is not root and so simply stays itself.
 * PostgreSQL refuses to run as root, and its initdb needs an account that /etc/passwd knows.
 */
export function chooseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new EmbeddedError(
    'account-missing',
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it ' +
      'as. Start as an ordinary user, or set DATABASE_URL to a database of your own.',
  )
}

/** The owner of an existing cluster keeps it, whatever account would be chosen today. */
export function ownerOf(folder: string): Account {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}
