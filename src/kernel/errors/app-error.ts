/** One thing that is wrong with an input: where (a field path such as `place.ward`) and what. */
export interface Fault {
  path: string
  /** Message key, looked up in the reader's language. */
  code: string
  params?: Readonly<Record<string, string | number>>
}

/**
 * What the program expects to go wrong.
 * `code` is a message key (`error.<code>`); `status` is the HTTP status; `faults` name every field.
 */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly faults: readonly Fault[]
  readonly params: Readonly<Record<string, string | number>>

  constructor(
    code: string,
    status: number,
    options: {
      faults?: readonly Fault[]
      cause?: unknown
      params?: Readonly<Record<string, string | number>>
    } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.faults = options.faults ?? []
    this.params = options.params ?? {}
  }
}
