import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assertFileKey } from '../../kernel/files/file-key.js'
import { fileStoreErrors } from '../../kernel/files/file-store-errors.js'
import type { FileStore } from '../../kernel/files/file-store.js'

/**
 * Files in folders under `root`, for one machine or a shared disk.
 * A file appears by a rename after its bytes are on the disk, so a crash leaves the old file or
 * the new one, and at worst a stray `*.tmp` that nothing reads.
 */
export function localFileStore(root: string): FileStore {
  const pathOf = (key: string): string => {
    assertFileKey(key)
    // By digest, since keys begin with the time and would all fall into one folder.
    const shard = createHash('sha256').update(key).digest('hex')
    return join(root, shard.slice(0, 2), shard.slice(2, 4), key.replaceAll('/', '_'))
  }

  return {
    async put(key, bytes) {
      const path = pathOf(key)
      const temporary = `${path}.${randomUUID()}.tmp`
      try {
        await makeFolder(dirname(path), root)
        await writeSynced(temporary, bytes)
        await rename(temporary, path)
        await syncFolder(dirname(path))
      } catch (cause) {
        // If tidying fails too, the first failure is still the one to tell.
        await rm(temporary, { force: true }).catch(() => undefined)
        throw fileStoreErrors.unavailable(cause)
      }
    },

    async get(key) {
      const path = pathOf(key)
      try {
        const file = await open(path, 'r')
        const { size } = await file.stat()
        return { stream: file.createReadStream(), sizeBytes: size }
      } catch (cause) {
        throw isAbsent(cause) ? fileStoreErrors.missing(cause) : fileStoreErrors.unavailable(cause)
      }
    },

    async delete(key) {
      const path = pathOf(key)
      try {
        await rm(path, { force: true })
      } catch (cause) {
        throw fileStoreErrors.unavailable(cause)
      }
    },

    async exists(key) {
      const path = pathOf(key)
      try {
        await access(path)
        return true
      } catch (cause) {
        if (isAbsent(cause)) return false
        throw fileStoreErrors.unavailable(cause)
      }
    },
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a shard's two folders; each new name is synced in its parent, or a crash loses it. */
async function makeFolder(folder: string, root: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  await syncFolder(dirname(folder))
  await syncFolder(root)
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder to sync it, and keeps renames in its own journal.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
