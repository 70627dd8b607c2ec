import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import type { CityContext } from '../request/context.js'
import { cleanText } from '../service-kit/clean-text.js'
import { makeKey } from './api-key.js'
import { clientEvent } from './client-event.js'
import { insertKey, listKeys, shortenKey } from './key-store.js'

export const keyLives = [30, 90, 365] as const
const mostAtOnce = 5
/** How long a rotated key goes on beside its successor. */
export const overlapHours = 7 * 24

export interface KeyWish {
  /** Minted with the form: the same form sent twice makes one key. */
  id: string
  name: string
  days: number
}

/** A new key's text, which nobody can read again; nothing when this form was sent before. */
export type Issued = { ok: true; key: string | undefined } | { ok: false; faults: Fault[] }

/** Makes a key of an active client. */
export async function issueKey(
  context: CityContext,
  clientId: string,
  wish: KeyWish,
): Promise<Issued> {
  if (!isUuid(wish.id)) throw errors.badRequest([{ path: 'id', code: 'fault.pattern' }])
  const name = cleanText(wish.name).trim()
  const faults: Fault[] = []
  if (name === '') faults.push({ path: 'key-name', code: 'fault.required-text' })
  if (Array.from(name).length > 60) {
    faults.push({ path: 'key-name', code: 'fault.too-long', params: { most: 60 } })
  }
  if (!keyLives.some((days) => days === wish.days)) {
    faults.push({ path: 'days', code: 'fault.choice' })
  }
  if (faults.length > 0) return { ok: false, faults }
  return put(context, clientId, { ...wish, name }, mostAtOnce)
}

/** Makes the successor of a key, under the same name; the old one goes on for the overlap. */
export async function rotateKey(
  context: CityContext,
  clientId: string,
  wish: { oldId: string; newId: string },
): Promise<Issued> {
  if (!isUuid(wish.oldId) || !isUuid(wish.newId)) throw errors.notFound()
  const { app, tenant } = context
  const keys = await app.database.read({ tenant: tenant.id }, listKeys([clientId]))
  const old = keys.find(({ id }) => id === wish.oldId)
  if (!old?.live) throw errors.notFound()
  const days = Math.round((old.expires_at.getTime() - old.created_at.getTime()) / 86_400_000)
  const key = { id: wish.newId, name: old.name, days: Math.max(1, days) }
  return put(context, clientId, { ...key, replaces: old.id }, mostAtOnce + 1)
}

async function put(
  context: CityContext,
  clientId: string,
  wish: KeyWish & { replaces?: string },
  most: number,
): Promise<Issued> {
  const { app, tenant } = context
  const made = makeKey(tenant.id)
  return app.database.transaction({ tenant: tenant.id }, async (tx): Promise<Issued> => {
    const { id, name, days, replaces } = wish
    const [fresh] = await tx.rows(
      insertKey([id, clientId, name, made.prefix, made.digest, days, most]),
    )
    if (!fresh) {
      const known = await tx.rows(listKeys([clientId]))
      if (known.some((key) => key.id === id)) return { ok: true, key: undefined }
      const params = { most: mostAtOnce }
      return { ok: false, faults: [{ path: 'key-name', code: 'clients.fault-too-many', params }] }
    }
    if (replaces !== undefined) await tx.rows(shortenKey([clientId, replaces, overlapHours]))
    const type = replaces === undefined ? 'client.key-made' : 'client.key-rotated'
    await tx.rows(clientEvent(context, { type, clientId, data: { prefix: made.prefix, days } }))
    app.events.wake()
    return { ok: true, key: made.text }
  })
}
