import { NotTaken, type Provider } from './provider.js'

/** A text to a phone. `to` is E.164; `body` is final and in the person's language. */
export interface Sms {
  id: string
  to: string
  body: string
}

/** One text at once, such as a one-time code. Rejects when no provider took it. */
export interface SmsPort {
  send(message: Sms): Promise<{ providerRef: string }>
}

/** A port that says for sure when it did not send, as a provider of a list. */
export const providerOfSms = (port: SmsPort): Provider => {
  const taken = new Map<string, { providerRef: string }>()
  return {
    name: 'sms',
    async send({ id, to, body }) {
      const known = taken.get(id)
      if (known) return known
      const answer = await port.send({ id, to, body }).catch((cause: unknown) => {
        throw new NotTaken('later', cause instanceof Error ? cause.message : String(cause))
      })
      taken.set(id, answer)
      return answer
    },
    enquire: (id) => Promise.resolve(taken.get(id)),
  }
}
