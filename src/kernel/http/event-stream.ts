import type { Reply } from './reply.js'

export interface StreamSource {
  heartbeatMs: number
  /** The position after which to begin; absent means from now on. */
  after?: number
  head(): Promise<number>
  read(after: number): Promise<{ next: number; events: readonly { id: number; data: unknown }[] }>
  onNews(listener: () => void): () => void
}

/** Server-sent events over the log: an event's id is its position, so a reader resumes without loss. */
export function streamEvents(source: StreamSource): Reply {
  return {
    status: 200,
    type: 'text/event-stream',
    body: null,
    hijack: (reply) => {
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 2000\n\n')
      let position = source.after
      let busy = false
      let again = false
      const pump = async (): Promise<void> => {
        if (busy) {
          again = true
          return
        }
        busy = true
        do {
          again = false
          position ??= await source.head()
          const { next, events } = await source.read(position)
          if (next > position) again = true
          position = next
          for (const { id, data } of events)
            raw.write(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
        } while (again && !raw.destroyed)
        busy = false
      }
      const kick = () => {
        pump().catch(() => raw.destroy())
      }
      const stop = source.onNews(kick)
      const heartbeat = setInterval(() => raw.write(': \n\n'), source.heartbeatMs)
      raw.on('close', () => {
        clearInterval(heartbeat)
        stop()
      })
      kick()
    },
  }
}
