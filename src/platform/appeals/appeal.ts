export type AppealState = 'filed' | 'hearing' | 'decided' | 'withdrawn' | 'lapsed'
export const decisions = ['upheld', 'overturned', 'partly'] as const
export type Decision = (typeof decisions)[number]

/** An appeal of a case. `lapsed`: it went on to the next authority undecided. */
export interface Appeal {
  id: string
  applicationId: string
  /** How often the case had been opened again: each round has its own first appeal. */
  round: number
  /** 1 is the first appeal. */
  level: number
  /** Who hears it. */
  role: string
  ground: string
  state: AppealState
  filedAt: Date
  dueAt: Date
  hearingAt: Date | null
  hearingPlace: string | null
  decision: Decision | null
  /** The speaking order: why. */
  reasons: string | null
  direction: string | null
  /** The state that the case was opened again into. */
  toState: string | null
  decidedBy: string | null
  decidedByName: string | null
  decidedAt: Date | null
}

export const isPending = ({ state }: Pick<Appeal, 'state'>): boolean =>
  state === 'filed' || state === 'hearing'
