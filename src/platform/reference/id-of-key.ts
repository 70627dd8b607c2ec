import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { SignedIn } from '../access/grant.js'
import type { CityContext } from '../request/context.js'

/** Who sends: the person, the program, or for want of both this browser or address. */
export const senderOf = (city: CityContext, person: SignedIn | undefined): string =>
  person?.accountId ?? city.client?.id ?? anonymousOf(city)

/**
 * What a key makes for its sender: the id of the case that is filed with it, or of the act. Files
 * that are uploaded for a key belong to this id, so nobody can add to what another one sends.
 */
export const idOfKey = (city: CityContext, sender: string, key = city.idempotencyKey): string =>
  derivedUuid(city.tenant.id, sender, key ?? '')

/** A program keeps no cookies, so its repeated call is known by the address that it comes from. */
const anonymousOf = (city: CityContext) => (city.isNewBrowser ? city.ip : city.browserId)
