const prefix = 'nagara '
const keptAt = 'x-kept-at'

/** What a page's header allows: for which city and person, and for how long. */
interface Leave {
  city: string
  owner: string
  seconds: number
}

function leaveOf(answer: Response): Leave | undefined {
  const [city, owner, seconds] = (answer.headers.get('x-keep-offline') ?? '').split(' ')
  if (!answer.ok || city === undefined || owner === undefined) return undefined
  return { city, owner, seconds: Number(seconds) }
}

const cacheName = ({ city, owner }: Leave) => `${prefix}${city} ${owner}`

/**
 * Keeps a page that allows it, with what it needs to look and work as ever. Everything that was kept
 * for another person goes: one phone, one person at a time.
 */
export async function keepPage(path: string, answer: Response): Promise<void> {
  const leave = leaveOf(answer)
  if (!leave) return
  await dropOthers(leave.owner)
  const body = await answer.text()
  const cache = await caches.open(cacheName(leave))
  await keepAssets(cache, new Set(body.match(/\/assets\/[\w.-]+/g) ?? []))
  const headers = new Headers(answer.headers)
  headers.set(keptAt, String(Date.now()))
  // The body is unpacked already.
  headers.delete('content-encoding')
  headers.delete('content-length')
  await cache.put(path, new Response(body, { headers }))
}

async function keepAssets(cache: Cache, needed: ReadonlySet<string>): Promise<void> {
  const stem = (path: string) => path.replace(/\.[0-9a-f]{12}(?=\.\w+$)/, '')
  const stems = new Set([...needed].map(stem))
  const have = new Set<string>()
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    // A new release: the file of the same name with another content.
    if (stems.has(stem(pathname)) && !needed.has(pathname)) await cache.delete(request)
    else have.add(pathname)
  }
  await cache.addAll([...needed].filter((path) => !have.has(path)))
}

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix))

/** Forgets the pages of everybody but this person; '-' is nobody. */
async function dropOthers(owner: string): Promise<void> {
  for (const name of await ownCaches()) {
    const other = name.split(' ')[2] ?? '-'
    if (other !== owner) await caches.delete(name)
  }
}

/** At sign-out: nothing that was made for a person stays. */
export const dropPersonal = (): Promise<void> => dropOthers('-')

/** A kept page whose time is not over. */
export async function findPage(path: string): Promise<Response | undefined> {
  for (const name of await ownCaches()) {
    const cache = await caches.open(name)
    const found = await cache.match(path)
    const [, , seconds] = (found?.headers.get('x-keep-offline') ?? '').split(' ')
    const ageMs = Date.now() - Number(found?.headers.get(keptAt))
    if (found && ageMs <= Number(seconds) * 1_000) return found
    if (found) await cache.delete(path)
  }
  return undefined
}

/** A file of a kept page. */
export const findAsset = (path: string): Promise<Response | undefined> => caches.match(path)
