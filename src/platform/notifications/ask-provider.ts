import { NotTaken, type Outgoing, type Provider } from './provider.js'

/** What is known after a provider was asked. Only `unknown` leaves open whether it was sent. */
export type Answer =
  | { outcome: 'taken'; providerRef: string }
  | { outcome: 'refused' | 'not-taken' | 'unknown'; reason: string }

/**
 * Asks a provider to carry a message. Where its answer is lost, it is asked by the message's id
 * whether it took it, before anybody thinks of another provider.
 */
export async function askProvider(
  provider: Provider,
  message: Outgoing,
  timeoutMs: number,
): Promise<Answer> {
  try {
    const { providerRef } = await within(timeoutMs, provider.send(message))
    return { outcome: 'taken', providerRef }
  } catch (error) {
    if (!(error instanceof NotTaken)) return enquire(provider, message.id, timeoutMs)
    return { outcome: error.again === 'never' ? 'refused' : 'not-taken', reason: error.message }
  }
}

/** Asks whether a message was taken that the provider was asked to carry before. */
export async function enquire(provider: Provider, id: string, timeoutMs: number): Promise<Answer> {
  try {
    const found = await within(timeoutMs, provider.enquire(id))
    if (found) return { outcome: 'taken', providerRef: found.providerRef }
    return { outcome: 'not-taken', reason: 'the provider knows of no such message' }
  } catch (error) {
    return { outcome: 'unknown', reason: error instanceof Error ? error.message : String(error) }
  }
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
