import { Readable } from 'node:stream'
import { fileStoreErrors } from '../../kernel/files/file-store-errors.js'
import type { FileStore, StoredFile } from '../../kernel/files/file-store.js'

/**
 * - `unavailable`: 503, nothing happened
 * - `lost-answer`: it happened, but the answer is 503
 * - `slow`: waits before it answers
 * - `partial`: a `get` breaks off half-way; a `put` breaks off and stores nothing
 */
export type FileStoreFault = 'none' | 'unavailable' | 'lost-answer' | 'slow' | 'partial'

/**
 * A store that fails as S3-like stores do, around one that works. `faultOf` is asked before each
 * call, so a test decides exactly which call fails; `wait` is how `slow` passes the time.
 */
export function misbehavingFileStore(
  inner: FileStore,
  faultOf: (operation: keyof FileStore, key: string) => FileStoreFault,
  wait: () => Promise<void> = async () => {},
): FileStore {
  const call = async <T>(
    operation: keyof FileStore,
    key: string,
    work: () => Promise<T>,
    partially: (work: () => Promise<T>) => Promise<T> = (work) => work(),
  ): Promise<T> => {
    const fault = faultOf(operation, key)
    if (fault === 'unavailable') throw fileStoreErrors.unavailable()
    if (fault === 'slow') await wait()
    if (fault === 'partial') return partially(work)
    const result = await work()
    if (fault === 'lost-answer') throw fileStoreErrors.unavailable()
    return result
  }

  return {
    put: (key, bytes) =>
      call(
        'put',
        key,
        () => inner.put(key, bytes),
        async () => {
          throw fileStoreErrors.unavailable(new Error('connection reset during upload'))
        },
      ),
    get: (key) => call('get', key, () => inner.get(key), breakingOff),
    delete: (key) => call('delete', key, () => inner.delete(key)),
    exists: (key) => call('exists', key, () => inner.exists(key)),
  }
}

async function breakingOff(work: () => Promise<StoredFile>): Promise<StoredFile> {
  const { stream, sizeBytes } = await work()
  return { stream: Readable.from(firstHalf(stream, sizeBytes)), sizeBytes }
}

async function* firstHalf(stream: Readable, sizeBytes: number): AsyncGenerator<Buffer> {
  let left = Math.floor(sizeBytes / 2)
  for await (const piece of stream) {
    const bytes = Buffer.from(piece)
    yield bytes.subarray(0, left)
    left -= bytes.length
    if (left <= 0) break
  }
  throw fileStoreErrors.unavailable(new Error('connection reset during download'))
}
