import type { EventReader } from '../../kernel/events/reader.js'
import type { LoggedEvent } from '../../kernel/events/event.js'
import { addCounts, noWard } from './count-store.js'

interface Count {
  day: string
  ward_id: string
  service: string
  category: string
  measure: string
  count: number
  sum: number
}

/** Counts by the day on which it happened in the world, in the country's calendar. */
export const countReader = (dayOf: (instant: Date) => string): EventReader => ({
  name: 'open-numbers',
  types: [
    'application.filed',
    'application.closed',
    'application.reopened',
    'application.rated',
    'application.overdue',
  ],
  async handle(tx, _tenant, events) {
    const counts = new Map<string, Count>()
    for (const event of events) {
      for (const { measure, value } of measuresOf(event)) {
        const count: Count = {
          day: dayOf(event.occurredAt),
          ward_id: event.wardId ?? noWard,
          service: String(event.dimensions['service'] ?? ''),
          category: String(event.dimensions['category'] ?? ''),
          measure,
          count: 1,
          sum: value,
        }
        const key = Object.values({ ...count, sum: 0 }).join('\n')
        const known = counts.get(key)
        if (known) {
          known.count += 1
          known.sum += value
        } else counts.set(key, count)
      }
    }
    await tx.rows(addCounts([JSON.stringify([...counts.values()])]))
  },
})

/** What an event adds to: its kind, and for an end whether it kept the promised time. */
function measuresOf(event: LoggedEvent): { measure: string; value: number }[] {
  const { data } = event
  switch (event.type) {
    case 'application.filed':
      return [{ measure: 'filed', value: 0 }]
    case 'application.closed': {
      const measures = [{ measure: String(data['outcome']), value: 0 }]
      if (data['onTime'] === true) measures.push({ measure: 'on-time', value: 0 })
      if (data['onTime'] === false) measures.push({ measure: 'too-late', value: 0 })
      return measures
    }
    case 'application.rated':
      return [{ measure: 'rated', value: Number(data['rating'] ?? 0) }]
    default:
      return [{ measure: event.type.replace('application.', ''), value: 0 }]
  }
}
