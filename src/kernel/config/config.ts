import { resolve } from 'node:path'

/** Everything the environment says, checked once at start and frozen. */
export interface Config {
  readonly port: number
  readonly host: string
  /** PostgreSQL 15 to 18 of the operator's own; absent means the embedded one. */
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  readonly demo: boolean
  /** The address people use, when it differs from host and port (behind a proxy). */
  readonly publicUrl: string
  readonly trustProxy: boolean
  /** Webhooks may go to `http:` and to private addresses: for trials on one machine only. */
  readonly privateWebhooks: boolean
  readonly masterKey: string | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The environment has ${faults.length} fault(s):\n  - ${faults.join('\n  - ')}`)
    this.faults = faults
  }
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Reads the environment. Throws one `ConfigError` that lists every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = []
  const fault = <T>(text: string, fallback: T): T => {
    faults.push(text)
    return fallback
  }
  const text = (name: string) => (env[name]?.trim() === '' ? undefined : env[name]?.trim())
  const flag = (name: string, fallback: boolean): boolean => {
    const value = text(name)
    if (value === undefined) return fallback
    if (value === '0' || value === '1') return value === '1'
    return fault(`${name} must be 0 or 1, not "${value}".`, fallback)
  }
  const url = (name: string, protocols: readonly string[]): string | undefined => {
    const value = text(name)
    if (value === undefined) return undefined
    const parsed = URL.canParse(value) ? new URL(value) : undefined
    if (parsed && protocols.includes(parsed.protocol)) return value
    return fault(
      `${name} must be an address that starts with ${protocols.join(' or ')}//`,
      undefined,
    )
  }

  const portText = text('PORT') ?? '8080'
  const port =
    /^\d{1,5}$/.test(portText) && Number(portText) <= 65_535
      ? Number(portText)
      : fault(`PORT must be a number from 0 to 65535, not "${portText}".`, 8080)
  const host = text('HOST') ?? '127.0.0.1'
  const masterKey = text('NAGARA_MASTER_KEY')
  if (masterKey !== undefined && !/^[0-9a-f]{64}$/i.test(masterKey)) {
    faults.push('NAGARA_MASTER_KEY must be 64 hexadecimal digits (32 bytes).')
  }
  const level = logLevels.find((known) => known === (text('NAGARA_LOG') ?? 'info'))
  const config: Config = {
    port,
    host,
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    dataFolder: resolve(text('NAGARA_DATA') ?? './var'),
    demo: flag('NAGARA_DEMO', true),
    publicUrl:
      url('NAGARA_URL', ['http:', 'https:']) ??
      `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`,
    trustProxy: flag('NAGARA_TRUST_PROXY', false),
    privateWebhooks: flag('NAGARA_PRIVATE_WEBHOOKS', false),
    masterKey,
    logLevel: level ?? fault(`NAGARA_LOG must be one of ${logLevels.join(', ')}.`, 'info'),
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return Object.freeze(config)
}
