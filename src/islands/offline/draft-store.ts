import type { Draft } from '../../kernel/offline/draft.js'

const name = 'nagara-offline'

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => failed(request.error ?? new Error('IndexedDB')))
  })

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('drafts', { keyPath: 'id' })
  })
  return asPromise(request)
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction('drafts', mode)
    const ended = new Promise<void>((done, failed) => {
      transaction.addEventListener('complete', () => done())
      transaction.addEventListener('abort', () =>
        failed(transaction.error ?? new Error('IndexedDB')),
      )
    })
    const result = await asPromise(work(transaction.objectStore('drafts')))
    // Only now is it on the disk.
    await ended
    return result
  } finally {
    database.close()
  }
}

export const listDrafts = (): Promise<Draft[]> =>
  within('readonly', (store) => store.getAll() as IDBRequest<Draft[]>)

export const saveDraft = async (draft: Draft): Promise<void> => {
  await within('readwrite', (store) => store.put(draft))
}

export const removeDraft = async (id: string): Promise<void> => {
  await within('readwrite', (store) => store.delete(id))
}
