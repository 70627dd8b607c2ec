import { askProvider, enquire, type Answer } from './ask-provider.js'
import type { Carriers } from './carriers.js'
import type { Outgoing } from './provider.js'
import type { OutsideWay } from './way.js'

/** A message on its way out, with what is known of earlier tries. */
export interface Parcel {
  outgoing: Outgoing
  /** Which try this is, from 1. */
  tries: number
  /** A provider that was asked before and whose answer is not known. */
  open: { provider: string; no: number } | null
}

/** One asking of one provider; `no` is its place among all askings for the message. */
export interface Asking {
  messageId: string
  no: number
  provider: string
}

export type Asked = Asking & { answer: Answer }

export interface Delivery {
  /** The last answer for each message that has one, by its id. */
  ends: ReadonlyMap<string, Answer & { provider: string | null }>
  asked: readonly Asked[]
  /** Answers that take their time; each resolves when the provider answered or was given up. */
  late: readonly Promise<Asked>[]
}

const askingsPerTry = 16

/** What is not answered by then holds up nobody else. */
const usualPatienceMs = 250

/**
 * Brings messages of one way to their providers: in order, past those that rest, on to the next
 * when one surely did not take it. `noteAsking` is awaited before a provider is asked.
 * A message whose answer is late goes to nobody else; it is told by `late`.
 */
export async function deliver(
  carriers: Carriers,
  way: OutsideWay,
  parcels: readonly Parcel[],
  noteAsking: (askings: readonly Asking[]) => Promise<void>,
  patienceMs = usualPatienceMs,
): Promise<Delivery> {
  const late = new Map<string, Promise<Asked>>()
  const ends = new Map<string, Answer & { provider: string | null }>()
  const asked: Asked[] = []
  const list = carriers.of(way)
  const isOver = ({ outgoing }: Parcel) => {
    const end = ends.get(outgoing.id)
    return late.has(outgoing.id) || (end !== undefined && end.outcome !== 'not-taken')
  }

  await Promise.all(
    parcels.map(async ({ outgoing: { id }, open }) => {
      if (!open) return
      const { provider } = list.find((each) => each.provider.name === open.provider) ?? {}
      const answer: Answer = provider
        ? await enquire(provider, id, carriers.timeoutMs)
        : { outcome: 'unknown', reason: `provider ${open.provider} is no longer set up` }
      asked.push({ messageId: id, ...open, answer })
      ends.set(id, { ...answer, provider: open.provider })
    }),
  )

  for (const [place, { provider, breaker }] of list.entries()) {
    const askingOf = ({ outgoing, tries }: Parcel): Asking => ({
      messageId: outgoing.id,
      no: tries * askingsPerTry + place,
      provider: provider.name,
    })
    const left = parcels.filter((parcel) => !isOver(parcel))
    while (left.length > 0) {
      const now = left.splice(0, breaker.room(Date.now()))
      if (now.length === 0) break
      for (const _asked of now) breaker.noteAsked()
      await noteAsking(now.map(askingOf))
      const answers = now.map(async (parcel): Promise<Asked> => {
        const answer = await askProvider(provider, parcel.outgoing, carriers.timeoutMs)
        // A refusal is an answer: the provider is well.
        if (answer.outcome === 'taken' || answer.outcome === 'refused') breaker.noteSuccess()
        else breaker.noteFailure(Date.now())
        return { ...askingOf(parcel), answer }
      })
      const quick = await answeredWithin(patienceMs, answers)
      for (const [index, { outgoing }] of now.entries()) {
        const [answer, given] = [answers[index], quick[index]]
        if (given) {
          asked.push(given)
          ends.set(outgoing.id, { ...given.answer, provider: provider.name })
        } else if (answer) {
          ends.delete(outgoing.id)
          late.set(outgoing.id, answer)
        }
      }
    }
  }
  for (const { outgoing } of parcels) {
    if (ends.has(outgoing.id) || late.has(outgoing.id)) continue
    const reason = list.length === 0 ? 'no provider is set up' : 'every provider rests'
    const outcome = list.length === 0 ? 'refused' : 'not-taken'
    ends.set(outgoing.id, { outcome, reason, provider: null })
  }
  return { ends, asked, late: [...late.values()] }
}

/** What came in time, each in its place; none of them rejects. */
async function answeredWithin(
  patienceMs: number,
  answers: readonly Promise<Asked>[],
): Promise<readonly (Asked | undefined)[]> {
  const quick: (Asked | undefined)[] = answers.map(() => undefined)
  const all = Promise.all(
    answers.map(async (answer, index) => {
      quick[index] = await answer
    }),
  )
  if (patienceMs === Infinity) await all
  else {
    let timer: NodeJS.Timeout | undefined
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs)
    })
    await Promise.race([all, enough])
    clearTimeout(timer)
  }
  return [...quick]
}
