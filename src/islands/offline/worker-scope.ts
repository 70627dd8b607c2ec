/** What this worker uses of its own world; the compiler knows that of pages. */
export interface WorkerScope {
  addEventListener(type: 'install' | 'activate', run: (event: Lasting) => void): void
  addEventListener(type: 'message', run: (event: Lasting & { data: unknown }) => void): void
  addEventListener(type: 'sync', run: (event: Lasting & { tag: string }) => void): void
  addEventListener(type: 'fetch', run: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  clients: {
    claim(): Promise<void>
    matchAll(): Promise<readonly { postMessage(message: unknown, transfer: []): void }[]>
  }
}

export interface Lasting {
  waitUntil(work: Promise<unknown>): void
}

export interface Fetching extends Lasting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
