import {
  noticeKinds,
  outsideWays,
  ways,
  type NoticeKind,
  type OutsideWay,
  type Way,
} from './way.js'

/** What a person wants of one city. */
export interface Preference {
  /** Absent: the language in which they filed. */
  language: string | null
  /** The way that is tried before the others. */
  firstWay: OutsideWay
  /** The ways that are on, by kind. */
  ways: Readonly<Record<NoticeKind, readonly Way[]>>
  quietFrom: number | null
  quietTo: number | null
}

/** WhatsApp wants a person's yes first; an e-mail goes only to an address that was confirmed. */
const usual: readonly Way[] = ['sms', 'email', 'in-app']

export const defaultPreference: Preference = {
  language: null,
  firstWay: 'sms',
  ways: { case: usual, reminder: usual, survey: ['in-app'], announcement: ['in-app'] },
  quietFrom: null,
  quietTo: null,
}

/** As it is stored; what a later version of the program wrote and this one does not know is left out. */
export function readPreference(
  row:
    | {
        language: string | null
        first_way: OutsideWay
        ways: Readonly<Record<string, unknown>>
        quiet_from: number | null
        quiet_to: number | null
      }
    | undefined,
): Preference {
  if (!row) return defaultPreference
  const chosen = (kind: NoticeKind): readonly Way[] => {
    const stored = row.ways[kind]
    return Array.isArray(stored) ? ways.filter((way) => stored.includes(way)) : usual
  }
  return {
    language: row.language,
    firstWay: row.first_way,
    ways: Object.fromEntries(noticeKinds.map((kind) => [kind, chosen(kind)])) as Preference['ways'],
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
  }
}

/** How a notice goes to a person: whether it lies on their page, and the ways out, best first. */
export function planWays(
  preference: Preference,
  given: { kind: NoticeKind; audience: 'resident' | 'staff'; hasEmail: boolean },
): { inApp: boolean; outside: OutsideWay[] } {
  const wanted = preference.ways[given.kind]
  const possible = outsideWays.filter(
    (way) =>
      wanted.includes(way) &&
      (way !== 'email' || given.hasEmail) &&
      // The office's own work does not go to a private telephone.
      (given.audience === 'resident' || way === 'email'),
  )
  const outside = possible.sort(
    (a, b) => Number(b === preference.firstWay) - Number(a === preference.firstWay),
  )
  // Someone at work cannot switch off what is given to them to do.
  return { inApp: wanted.includes('in-app') || given.audience === 'staff', outside }
}
