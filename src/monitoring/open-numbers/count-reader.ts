import type { EventReader } from '../../kernel/events/reader.js'
import { isRecord } from '../../kernel/geo/is-record.js'
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
      for (const { at, measure, count, sum } of [...measuresOf(event), ...undoneBy(event)]) {
        const place = {
          day: dayOf(at),
          ward_id: event.wardId ?? noWard,
          service: String(event.dimensions['service'] ?? ''),
          category: String(event.dimensions['category'] ?? ''),
          measure,
        }
        const key = Object.values(place).join('\n')
        const known = counts.get(key)
        counts.set(key, {
          ...place,
          count: (known?.count ?? 0) + count,
          sum: (known?.sum ?? 0) + sum,
        })
      }
    }
    await tx.rows(addCounts([JSON.stringify([...counts.values()])]))
  },
})

interface Measure {
  at: Date
  measure: string
  count: number
  sum: number
}

/** What an event adds to: its kind, and for an end whether it kept the promised time. */
function measuresOf({ type, data, occurredAt: at }: LoggedEvent): Measure[] {
  switch (type) {
    case 'application.closed':
      return endMeasures(at, String(data['outcome']), data['onTime'], 1)
    case 'application.rated':
      return [{ at, measure: 'rated', count: 1, sum: Number(data['rating'] ?? 0) }]
    default:
      return [{ at, measure: type.replace('application.', ''), count: 1, sum: 0 }]
  }
}

/**
 * What an event takes off again: an end that did not last, with its timing, on the day on which it
 * was counted. So a case counts as solved once at most, and never while it is open.
 */
function undoneBy({ data }: LoggedEvent): Measure[] {
  const undone = data['undoes']
  if (!isRecord(undone) || typeof undone['at'] !== 'string') return []
  return endMeasures(new Date(undone['at']), String(undone['outcome']), undone['onTime'], -1)
}

function endMeasures(at: Date, outcome: string, onTime: unknown, count: 1 | -1): Measure[] {
  const timing = onTime === true ? ['on-time'] : onTime === false ? ['too-late'] : []
  return [outcome, ...timing].map((measure) => ({ at, measure, count, sum: 0 }))
}
