import { Readable } from 'node:stream'
import { assertFileKey } from '../../kernel/files/file-key.js'
import { fileStoreErrors } from '../../kernel/files/file-store-errors.js'
import type { FileStore } from '../../kernel/files/file-store.js'

/** Files in memory, for tests. Bytes are copied in, as a real store would. */
export function memoryFileStore(): FileStore {
  const files = new Map<string, Buffer>()
  return {
    async put(key, bytes) {
      assertFileKey(key)
      files.set(key, Buffer.from(bytes))
    },
    async get(key) {
      assertFileKey(key)
      const bytes = files.get(key)
      if (bytes === undefined) throw fileStoreErrors.missing()
      return { stream: Readable.from([Buffer.from(bytes)]), sizeBytes: bytes.length }
    },
    async delete(key) {
      assertFileKey(key)
      files.delete(key)
    },
    async exists(key) {
      assertFileKey(key)
      return files.has(key)
    },
  }
}
