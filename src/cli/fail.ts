import { ConfigError } from '../kernel/config/config.js'

/** Tells a person what went wrong, and ends with a code that means something. */
export function fail(error: unknown): void {
  if (error instanceof ConfigError) {
    console.error(error.message)
    process.exitCode = 2
    return
  }
  console.error(error instanceof Error ? error.message : String(error))
  for (let cause = error; cause instanceof Error && cause.cause; cause = cause.cause) {
    console.error(
      `  because: ${cause.cause instanceof Error ? cause.cause.message : String(cause.cause)}`,
    )
  }
  if (process.env['NAGARA_LOG'] === 'debug') console.error(error)
  process.exitCode = 1
}
