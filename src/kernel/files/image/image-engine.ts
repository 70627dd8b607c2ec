import type sharpModule from 'sharp'

let engine: Promise<typeof sharpModule> | undefined

/**
 * The image library, loaded on first use: a server that decodes nothing pays nothing for it.
 * Its cache is off and it uses one thread per image, so that idle memory stays small and
 * parallelism is decided by our own gate.
 */
export function imageEngine(): Promise<typeof sharpModule> {
  engine ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return engine
}
