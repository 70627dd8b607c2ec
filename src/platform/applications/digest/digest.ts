/** The morning report of a city as it was when it was made; no person's data. */
export interface DigestContent {
  open: number
  overdue: number
  /** Raised to an authority since the report before. */
  escalated: number
  departments: readonly { department: string; open: number; overdue: number }[]
  appeals: {
    pending: number
    /** The most urgent ones. `dueAt` is ISO 8601. */
    next: readonly { id: string; number: string; level: number; role: string; dueAt: string }[]
  }
  /** Those that are longest over their limit. */
  oldest: readonly {
    number: string
    service: string
    title: string
    department: string
    dueAt: string
  }[]
}
