import { ConfigError } from '../kernel/config/config.js'

/** Tells a person what went wrong, and ends with a code that means something. */
export function fail(error: unknown): void {
  if (error instanceof ConfigError) {
    console.error(error.message)
    process.exitCode = 2
    return
  }
  console.error(error instanceof Error ? error.message : String(error))
  let cause = error instanceof Error ? error.cause : undefined
  while (cause instanceof Error) {
    console.error(`  because: ${cause.message}`)
    cause = cause.cause
  }
  if (process.env['NAGARA_LOG'] === 'debug') console.error(error)
  process.exitCode = 1
}
