import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The program as a process of its own, as an operator runs it. */
export interface ServerProcess {
  pid: number
  port: number
  child: ChildProcess
  /** Ends it properly. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const program = fileURLToPath(new URL('../../src/cli/nagara.js', import.meta.url))

/** Starts the built program on a data folder; resolves when it says that it is running. */
export async function startServer(
  dataFolder: string,
  given: { port?: number; nodeArguments?: readonly string[] } = {},
): Promise<ServerProcess> {
  const nodeArguments = ['--max-semi-space-size=64', ...(given.nodeArguments ?? [])]
  const child = spawn(process.execPath, [...nodeArguments, program, 'start'], {
    env: {
      ...process.env,
      NAGARA_DATA: dataFolder,
      NAGARA_LOG: 'error',
      NAGARA_DEMO: '1',
      HOST: '127.0.0.1',
      PORT: String(given.port ?? 0),
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  // Its last words matter when it ends by itself.
  child.stderr?.pipe(process.stderr)
  // A bench that fails must not leave a server behind.
  process.once('exit', () => child.kill('SIGTERM'))
  const port = await untilRunning(child)
  return {
    pid: child.pid ?? 0,
    port,
    child,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function untilRunning(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000)
      const [, port] = /running[\s\S]*?http:\/\/[^:/\s]+:(\d+)\//.exec(said) ?? []
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended (${code}):\n${said}`)))
  })
}
