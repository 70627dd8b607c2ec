import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { addMonths } from '../../countries/calendar/add-months.js'
import type { CountryPack } from '../../countries/country-pack.js'
import { withCheckDigit } from '../../kernel/public-number/index.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Case } from './case.js'

/** What a grant issues, as the statement of an act takes it; null where the service issues nothing. */
export function permissionOf(
  country: CountryPack,
  service: ServiceDeclaration,
  found: Case,
  now: Date,
) {
  if (!service.issues) return null
  const from = country.calendar.legalDateOf(now)
  return {
    id: uuidv7(),
    register: service.issues.register,
    number: withCheckDigit(String(randomInt(1_000_000_000, 9_999_999_999))),
    holder_party_id: found.partyId,
    valid_from: from,
    // 30 November plus three months ends on the last day of February.
    valid_to: addMonths(from, service.issues.validForMonths),
    facts: { answers: found.answers },
  }
}
