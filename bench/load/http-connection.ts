import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  head: string
  body: string
  /** Of the whole answer as it travelled, headers included. */
  bytes: number
}

/** One kept-alive connection with one request at a time. */
export interface HttpConnection {
  /** Rejects when the connection ends before the answer is whole. */
  send(request: string): Promise<Answer>
  close(): void
}

/**
 * A client that does only what the load needs: it shares the machine with the server, and a full
 * one would spend as much as what is measured.
 */
export function openHttp(port: number): Promise<HttpConnection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(talkOver(socket))
    })
  })
}

function talkOver(socket: Socket): HttpConnection {
  let received: Buffer[] = []
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection was closed')))
  socket.on('data', (chunk) => {
    received.push(chunk)
    const whole = received.length === 1 ? chunk : Buffer.concat(received)
    const answer = parse(whole)
    if (!answer) {
      received = [whole]
      return
    }
    received = []
    const caller = waiting
    waiting = undefined
    caller?.resolve(answer)
  })
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) {
          reject(new Error('the connection was closed'))
          return
        }
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

function parse(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
  if (length !== undefined) {
    const last = end + 4 + Number(length)
    if (bytes.length < last) return undefined
    return { status, head, body: bytes.toString('utf8', end + 4, last), bytes: last }
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) {
    return { status, head, body: '', bytes: bytes.length }
  }
  if (bytes.toString('latin1', bytes.length - 5) !== '0\r\n\r\n') return undefined
  return { status, head, body: bytes.toString('utf8', end + 4), bytes: bytes.length }
}
