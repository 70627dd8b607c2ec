import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What one closed load came to. */
export interface WrkResult {
  operations: number
  perSecond: number
  p95Ms: number
}

/**
 * True where the load program `wrk` is installed. It costs the machine about a tenth of what a load
 * in Node costs, as pgbench does for the reference.
 */
export const hasWrk = (): boolean =>
  spawnSync('wrk', ['--version'], { stdio: 'ignore' }).error === undefined

const script = (requestsFile: string) => `
local requests = {}
function init(args)
  math.randomseed(os.time())
  local file = io.open("${requestsFile}", "r")
  for line in file:lines() do
    requests[#requests + 1] = line:gsub("\\\\r\\\\n", "\\r\\n")
  end
  file:close()
end
function request()
  return requests[math.random(#requests)]
end
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    'RESULT {"operations":%d,"us":%d,"p95":%d,"failed":%d}\\n', summary.requests, summary.duration,
    latency:percentile(95), e.connect + e.read + e.write + e.status + e.timeout))
end
`

/**
 * Each connection sends one of the requests, chosen at random, waits for its answer and sends the
 * next. Throws when any answer was not a success.
 */
export async function runWrk(given: {
  port: number
  connections: number
  seconds: number
  requests: readonly string[]
}): Promise<WrkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nagara-wrk-'))
  try {
    const requestsFile = join(folder, 'requests')
    writeFileSync(
      requestsFile,
      given.requests.map((each) => each.replaceAll('\r\n', '\\r\\n')).join('\n'),
    )
    writeFileSync(join(folder, 'load.lua'), script(requestsFile))
    const target = `http://127.0.0.1:${given.port}/`
    const shape = ['-t1', `-c${given.connections}`, `-d${given.seconds}s`]
    const ran = spawn('wrk', [...shape, '-s', join(folder, 'load.lua'), target])
    let said = ''
    ran.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    ran.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await once(ran, 'close')
    const [, line] = /RESULT (.+)/.exec(said) ?? []
    if (line === undefined) throw new Error(`wrk gave no result: ${said}`)
    const result = JSON.parse(line) as Record<'operations' | 'us' | 'p95' | 'failed', number>
    if (result.failed > 0) throw new Error(`${result.failed} of the answers failed: ${said}`)
    return {
      operations: result.operations,
      perSecond: (result.operations * 1_000_000) / result.us,
      p95Ms: result.p95 / 1_000,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
