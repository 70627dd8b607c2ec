export type EmbeddedErrorCode =
  | 'platform-unsupported'
  | 'package-missing'
  | 'account-missing'
  | 'place-lost'
  | 'place-foreign'
  | 'place-unreachable'
  | 'major-version'
  | 'init-failed'
  | 'start-failed'

/** What can go wrong while PostgreSQL is prepared; the message says what to do next. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: EmbeddedErrorCode

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
