import { AppError } from '../../../kernel/errors/app-error.js'

/** What GeoReport v2 knows of errors: 403 for keys, 404 for what is not there, 400 for the rest. */
export const open311Errors = {
  /** Also for the key of another city: whose it is, is not told. */
  badKey: () => new AppError('open311-key', 403),
  unknownJurisdiction: () => new AppError('open311-jurisdiction', 404),
  unknownService: () => new AppError('open311-service', 404),
  unknownRequest: () => new AppError('open311-request', 404),
}
