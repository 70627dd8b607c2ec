import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { atEnd } from '../../testing/test-server.js'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A receiver on this machine that answers as it is told and keeps what it got. */
export interface Receiver {
  url: string
  got: Received[]
  /** What it answers next, until it is told otherwise; `hang` never answers. */
  answers(
    answer: number | 'hang' | { status: number; headers?: Record<string, string>; body?: string },
  ): void
  release(): void
}

export async function openReceiver(): Promise<Receiver> {
  const got: Received[] = []
  let next: Parameters<Receiver['answers']>[0] = 200
  const held: (() => void)[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += String(piece)))
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body })
      if (next === 'hang') {
        held.push(() => response.end())
        return
      }
      const {
        status,
        headers = {},
        body: text = '',
      } = typeof next === 'number' ? { status: next } : next
      response.writeHead(status, headers)
      response.end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    got,
    answers(answer) {
      next = answer
    },
    release() {
      for (const end of held.splice(0)) end()
    },
  }
}

/** Whether a request bears the secret’s signature, checked as a receiver does. */
export function isSigned(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const expected = `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  return headers['webhook-signature'] === expected
}
