import { createBreaker, type Breaker } from './breaker.js'
import type { Provider, Providers } from './provider.js'
import type { OutsideWay } from './way.js'

/** A provider with the memory of how it does. */
export interface Carrier {
  provider: Provider
  breaker: Breaker
}

/** Who carries messages, by way and in order; one for the process, so that all know who fails. */
export interface Carriers {
  of(way: OutsideWay): readonly Carrier[]
  /** How long an answer is waited for. */
  timeoutMs: number
}

export function createCarriers(
  providers: Providers,
  { timeoutMs = 5_000, restMs = 10_000 } = {},
): Carriers {
  const build = (list: readonly Provider[]): Carrier[] =>
    list.map((provider) => ({ provider, breaker: createBreaker({ restMs }) }))
  const lists = {
    sms: build(providers.sms),
    whatsapp: build(providers.whatsapp),
    email: build(providers.email),
  }
  return { of: (way) => lists[way], timeoutMs }
}
