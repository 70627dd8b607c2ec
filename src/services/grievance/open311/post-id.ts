import { derivedUuid } from '../../../kernel/crypto/derived-uuid.js'

const windowMs = 10 * 60_000

/**
 * The ids under which a post may have been filed, the one to file it under first. A client's token
 * is good for ever; without one, the same content within ten minutes or so is the same request.
 */
export function postIds(
  tenantId: number,
  clientId: string,
  given: { token: string; fingerprint: string; now: Date },
): [string, ...string[]] {
  if (given.token !== '') return [tokenId(tenantId, clientId, given.token)]
  const window = Math.floor(given.now.getTime() / windowMs)
  const of = (number: number) =>
    derivedUuid('open311 content', tenantId, clientId, number, given.fingerprint)
  return [of(window), of(window - 1)]
}

/** The id of the request that a client filed with this token of its own. */
export const tokenId = (tenantId: number, clientId: string, token: string): string =>
  derivedUuid('open311 token', tenantId, clientId, token)
