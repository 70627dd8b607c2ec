import { isAlive } from './process-identity.js'

const everyMs = 200

/**
 * Calls `onEnd` once when the process is gone. It asks instead of listening because a server that
 * was taken over is nobody's child; the clock does not keep Node alive.
 */
export function watchProcess(identity: string, onEnd: () => void): () => void {
  const timer = setInterval(() => {
    if (isAlive(identity)) return
    clearInterval(timer)
    onEnd()
  }, everyMs).unref()
  return () => clearInterval(timer)
}
