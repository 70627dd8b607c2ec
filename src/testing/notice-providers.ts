import { NotTaken, type Outgoing, type Provider } from '../platform/notifications/provider.js'

/** How a provider of a test behaves with a message. */
export type Behaviour =
  | 'takes'
  | 'down'
  | 'refuses'
  | 'loses-answer'
  | 'hangs'
  | 'hangs-after-taking'

/** A provider in memory whose behaviour a test sets from message to message. */
export interface TestProvider extends Provider {
  taken: Outgoing[]
  /** Every call, also those that took nothing. */
  asked: string[]
  enquired: string[]
  behaviour: Behaviour
  /** Whether it answers when it is asked about a message. */
  answers: boolean
}

export function buildProvider(name: string, behaviour: Behaviour = 'takes'): TestProvider {
  const refOf = (id: string) => ({ providerRef: `${name}-${id}` })
  const never = () => new Promise<never>(() => {})
  const provider: TestProvider = {
    name,
    taken: [],
    asked: [],
    enquired: [],
    behaviour,
    answers: true,
    async send(message) {
      provider.asked.push(message.id)
      const how = provider.behaviour
      if (how === 'down') throw new NotTaken('later', 'connection refused')
      if (how === 'refuses') throw new NotTaken('never', 'no such number')
      if (how === 'hangs') return never()
      if (!provider.taken.some(({ id }) => id === message.id)) provider.taken.push(message)
      if (how === 'loses-answer') throw new Error('connection reset')
      return how === 'hangs-after-taking' ? never() : refOf(message.id)
    },
    async enquire(id) {
      provider.enquired.push(id)
      if (!provider.answers) throw new Error('no answer')
      return provider.taken.some((message) => message.id === id) ? refOf(id) : undefined
    },
  }
  return provider
}
