import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mayEnter, mayRead } from './may-enter.js'
import { type NativePackage, programPath } from './native-package.js'
import { type Place, sharedFolder } from './place.js'
import { repairLinks } from './repair-links.js'

/**
 * Gives the programs from where the cluster's account can run them: the installed package itself,
 * or, where the account may not enter it or its library links cannot be made, a copy that is taken
 * once per version.
 */
export async function placeNative(
  native: NativePackage,
  place: Place,
  log: (line: string) => void,
): Promise<NativePackage> {
  if (isReachable(native, place) && repairLinks(native.root)) return native
  const parent = place.account ? sharedFolder(place.account) : place.home
  const root = join(parent, `binaries-${native.version}-${native.platform}`)
  if (!existsSync(root)) {
    log(`Placing PostgreSQL ${native.version} in ${root}`)
    const draft = `${root}.${randomUUID()}`
    await copyTree(join(native.root, 'native'), join(draft, 'native'))
    repairLinks(draft)
    await chmod(draft, 0o755)
    // Two data folders may do this at once; the first to arrive wins.
    await rename(draft, root).catch(() => rm(draft, { recursive: true, force: true }))
  }
  return { ...native, root }
}

function isReachable(native: NativePackage, { account }: Place): boolean {
  if (!account) return true
  const program = programPath(native, 'postgres')
  return mayRead(program, account) && mayEnter(join(dirname(dirname(program)), 'lib'), account)
}

/** Static libraries and build files are of no use to a running server. */
const unneeded = /\.a$|^pkgconfig$/

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  // Whatever the umask says, the account must be able to enter.
  await chmod(to, 0o755)
  const entries = await readdir(from, { withFileTypes: true })
  for (const entry of entries) {
    if (unneeded.test(entry.name) || entry.isSymbolicLink()) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyTree(source, target)
    else await linkOrCopy(source, target)
  }
}

/** A hard link costs no space; it needs one disk and a file that everybody may read already. */
async function linkOrCopy(source: string, target: string): Promise<void> {
  const { mode } = await stat(source)
  if ((mode & 0o004) !== 0) {
    try {
      await link(source, target)
      return
    } catch {
      // Another disk, or a system that protects hard links: the copy below does as well.
    }
  }
  await copyFile(source, target)
  await chmod(target, (mode & 0o100) !== 0 ? 0o755 : 0o644)
}
