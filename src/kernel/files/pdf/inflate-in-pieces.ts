import { createInflate } from 'node:zlib'

/**
 * Inflates zlib data piece by piece, so that a bomb never exists whole in memory.
 * `onPiece` says whether to go on. Gives `'complete'`, `'stopped'` when told to stop, or
 * `'damaged'` when the data ends early or is not zlib.
 */
export function inflateInPieces(
  packed: Buffer,
  onPiece: (piece: Buffer) => boolean,
): Promise<'complete' | 'stopped' | 'damaged'> {
  return new Promise((resolve) => {
    const inflate = createInflate({ chunkSize: 65_536 })
    inflate.on('data', (piece: Buffer) => {
      if (onPiece(piece)) return
      inflate.destroy()
      resolve('stopped')
    })
    inflate.on('end', () => resolve('complete'))
    inflate.on('error', () => resolve('damaged'))
    inflate.end(packed)
  })
}
