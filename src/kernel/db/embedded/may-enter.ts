import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Account } from './account.js'

/** True when the account may pass through `folder` and through every folder above it. */
export function mayEnter(folder: string, account: Account): boolean {
  const parent = dirname(folder)
  return hasBit(folder, account, 0o1) && (parent === folder || mayEnter(parent, account))
}

/** True when the account may read the file and reach it. */
export function mayRead(file: string, account: Account): boolean {
  return hasBit(file, account, 0o4) && mayEnter(dirname(file), account)
}

/** Asks the owner's, the group's or everybody's permission, whichever applies to the account. */
function hasBit(path: string, account: Account, bit: number): boolean {
  const { mode, uid, gid } = statSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & bit) !== 0
}
