/**
 * Stands between pages and network, and steps in only when there is none: shows the pages that the
 * server allowed to be kept, and sends drafts when the browser says that there is network again.
 */
import { dropPersonal, findAsset, findPage, keepPage } from './offline/kept-pages.js'
import { sendNow } from './offline/send-now.js'
import type { WorkerScope } from './offline/worker-scope.js'

const worker = self as unknown as WorkerScope
const freshMs = 86_400_000

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', (event) => {
  const { keep } = Object(event.data) as { keep?: unknown }
  if (typeof keep === 'string') event.waitUntil(Promise.all([keepShell(keep), sendAll()]))
})

worker.addEventListener('sync', (event) => {
  // A failed round is tried again by the browser, later and later.
  event.waitUntil(sendAll().then((reached) => reached || Promise.reject(new Error('no network'))))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method === 'POST' && pathname === '/sign-out') event.waitUntil(dropPersonal())
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') {
    const stands = standIn(pathname)
    if (stands !== undefined) event.respondWith(navigate(event.request, stands, event))
  } else if (pathname.startsWith('/assets/')) {
    // Its name changes with its content: what is kept is what would come.
    event.respondWith(findAsset(pathname).then((found) => found ?? fetch(request)))
  }
})

/** The kept page that stands in for this one; undefined where none does. */
function standIn(pathname: string): string | undefined {
  if (/^\/desk\/[\w-]+\/field\/?$/.test(pathname)) return pathname.replace(/\/$/, '')
  const [, city] = /^\/([\w-]+)(\/(offline|apply\/.*))?$/.exec(pathname) ?? []
  return city === undefined || city === 'desk' ? undefined : `/${city}/offline`
}

async function navigate(
  request: Request,
  stands: string,
  event: { waitUntil(work: Promise<unknown>): void },
): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.headers.has('x-keep-offline')) {
      event.waitUntil(keepPage(stands, answer.clone()).catch(() => undefined))
    }
    return answer
  } catch (cause) {
    const kept = await findPage(stands)
    if (kept) return kept
    throw cause
  }
}

/** A page for the time without network, when it is not there for this person and language. */
async function keepShell(address: string): Promise<void> {
  const [path = '', tag = ''] = address.split('?')
  const kept = await findPage(path)
  const isFresh = Date.now() - Number(kept?.headers.get('x-kept-at')) < freshMs
  if (kept && isFresh && (kept.headers.get('x-kept-for') ?? '') === tag) return
  try {
    const answer = await fetch(address)
    const headers = new Headers(answer.headers)
    headers.set('x-kept-for', tag)
    await keepPage(path, new Response(await answer.text(), { status: answer.status, headers }))
  } catch {
    // The next page tries again.
  }
}

async function sendAll(): Promise<boolean> {
  const reached = await sendNow().catch(() => false)
  for (const client of await worker.clients.matchAll()) client.postMessage('drafts', [])
  return reached
}
