import { AppError, type Fault } from './app-error.js'

/** The kernel's own catalogue; modules keep theirs beside their code. */
export const errors = {
  badRequest: (faults: readonly Fault[] = [], cause?: unknown) =>
    new AppError('bad-request', 400, { faults, cause }),
  invalid: (faults: readonly Fault[]) => new AppError('invalid', 422, { faults }),
  notSignedIn: () => new AppError('not-signed-in', 401),
  forbidden: () => new AppError('forbidden', 403),
  /** Also the answer for another tenant's record: its existence is not told. */
  notFound: () => new AppError('not-found', 404),
  conflict: (code = 'conflict') => new AppError(code, 409),
  keyReused: () => new AppError('idempotency-key-reused', 422),
  keyMissing: () => new AppError('idempotency-key-missing', 400),
  forged: () => new AppError('forged', 403),
  tooMany: (retryAfterSeconds: number) =>
    new AppError('too-many', 429, { params: { retryAfterSeconds } }),
  unavailable: (cause?: unknown) => new AppError('unavailable', 503, { cause }),
}
