import type { OutsideWay } from './way.js'

/** A message as a provider gets it: final, in the person's language. */
export interface Outgoing {
  /** The provider's key of idempotency: a second message with this id is the same message. */
  id: string
  /** Whose message it is; a one-time code belongs to no city. */
  tenantId: number | null
  /** E.164, or an e-mail address. */
  to: string
  body: string
  subject?: string
  /** As registered with the regulator or the provider. */
  templateId?: string
}

/** Proof that a provider has not taken a message; `never` when it would not take it again either. */
export class NotTaken extends Error {
  readonly again: 'later' | 'never'
  constructor(again: 'later' | 'never', reason: string) {
    super(reason)
    this.name = 'NotTaken'
    this.again = again
  }
}

/**
 * The port of every way to the outside; adaptors implement it.
 * `send` rejects with `NotTaken` when the message surely does not go out; any other rejection, and
 * silence, leave open whether it did.
 */
export interface Provider {
  /** Of this way alone, stable over restarts: attempts are kept under it. */
  name: string
  send(message: Outgoing): Promise<{ providerRef: string }>
  /** Whether it took the message with this id; undefined when it knows of none. */
  enquire(id: string): Promise<{ providerRef: string } | undefined>
}

/** The providers of each way, in the order in which they are asked. */
export type Providers = Readonly<Record<OutsideWay, readonly Provider[]>>
