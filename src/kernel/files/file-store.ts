import type { Readable } from 'node:stream'

/** A stored file on its way out. Destroy `stream` if it is not read to the end. */
export type StoredFile = { readonly stream: Readable; readonly sizeBytes: number }

/**
 * Where file contents live: a folder on one machine, an object store on many.
 * Keys are checked by `assertFileKey`; a store never sees a name that a person chose.
 */
export type FileStore = {
  /** Stores bytes whole or not at all; once it resolves they survive a crash. Overwrites. */
  put: (key: string, bytes: Uint8Array) => Promise<void>
  /** The file; rejects with `file-missing` (404) or `file-store-unavailable` (503). */
  get: (key: string) => Promise<StoredFile>
  /** Removes the file; one that is not there is already removed. */
  delete: (key: string) => Promise<void>
  exists: (key: string) => Promise<boolean>
}
