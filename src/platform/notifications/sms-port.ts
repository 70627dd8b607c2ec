/** A text to a phone. `to` is E.164; `body` is final and in the person's language. */
export interface Sms {
  id: string
  to: string
  body: string
}

/** The way out to a provider; adaptors implement it. Rejects when the provider did not take it. */
export interface SmsPort {
  send(message: Sms): Promise<{ providerRef: string }>
}
