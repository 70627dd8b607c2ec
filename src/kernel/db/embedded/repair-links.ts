import { lstatSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { errorCode, readOptional } from './read-optional.js'

/**
 * Makes the library links that npm packages cannot carry and that the package's install script
 * would have made, so that an install with --ignore-scripts works too.
 * Gives false when a link is missing and may not be made there (a read-only installation).
 */
export function repairLinks(root: string): boolean {
  const list = readOptional(join(root, 'native', 'pg-symlinks.json'))
  const links = JSON.parse(list ?? '[]') as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), path)
    } catch (cause) {
      const code = errorCode(cause)
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false
      if (code !== 'EEXIST') throw cause
    }
  }
  return true
}
