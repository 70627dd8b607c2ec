import type { Translate } from '../../../kernel/i18n/messages.js'
import type { ServiceDeclaration } from '../../../platform/service-kit/service.js'
import { attributesOf } from './attributes.js'
import type { Offer } from './offers.js'
import type { Plain } from './write-xml.js'

/** One entry of GeoReport's list of services. */
export function presentService(t: Translate, service: ServiceDeclaration, offer: Offer): Plain {
  const { code, name, group, data } = offer
  return {
    service_code: code,
    service_name: name,
    description: group === null ? name : `${group}: ${name}`,
    metadata: attributesOf(t, service, data).length > 0,
    type: 'realtime',
    keywords: (data.keywords ?? []).join(', '),
    group: group ?? '',
  }
}

/** The definition of a service: what is asked besides place, description and photo. */
export const presentDefinition = (
  t: Translate,
  service: ServiceDeclaration,
  { code, data }: Offer,
): Plain => ({ service_code: code, attributes: attributesOf(t, service, data) })
