/** What was written without network, as the phone keeps it until the server has it. */
export interface Draft {
  /** The idempotency key of everything that is sent for it. */
  id: string
  /** Path of the API below which it is sent: `/api/v1/tenants/{code}`. */
  base: string
  /** Whose it is, as the server names people to their own phone; '' while it is nobody's. */
  owner: string
  /** Sent without anyone's name. */
  anonymous: boolean
  /** When it was written, by the phone's clock. */
  draftedAtMs: number
  /** When the page that it was written on left the server, by the server's clock. */
  pageAtMs: number
  /** What it is about, for the list on the phone. */
  title: string
  language: string
  what: Report | FieldAct
  photos: readonly DraftPhoto[]
  state: 'waiting' | 'sent' | 'stopped'
  /** Set with the first try and kept: every try sends the same. */
  occurredAt?: string
  /** How much the phone's clock differed, where that was more than a day. */
  wrongByMs?: number
  /** The number that the server gave. */
  number?: string
  /** Why it was not taken, in the reader's words. */
  told?: string
  /** Somebody acted first: where the case stands now. */
  stateNow?: string
}

export interface Report {
  kind: 'report'
  service: string
  answers: Readonly<Record<string, unknown>>
}

export interface FieldAct {
  kind: 'field-act'
  number: string
  action: string
  /** The version that the worker saw. */
  version: number
  note: string
}

export interface DraftPhoto {
  field: string
  name: string
  /** A `Blob` in the browser. */
  bytes: unknown
  uploaded: boolean
}

/** Drafts that this person may see on this phone: their own, and nobody's. */
export const draftsOf = (
  drafts: readonly Draft[],
  owner: string,
  kind: Draft['what']['kind'],
): Draft[] =>
  drafts
    .filter((draft) => draft.what.kind === kind && (draft.owner === '' || draft.owner === owner))
    .sort((a, b) => b.draftedAtMs - a.draftedAtMs)
