import { AppError } from '../errors/app-error.js'

/** What goes wrong with stored files, whatever the store. */
export const fileStoreErrors = {
  missing: (cause?: unknown) => new AppError('file-missing', 404, { cause }),
  unavailable: (cause?: unknown) => new AppError('file-store-unavailable', 503, { cause }),
}
