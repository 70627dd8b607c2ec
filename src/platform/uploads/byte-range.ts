/**
 * The part of a file that `Range: bytes=…` asks for (RFC 9110, 14.1.2), ends included; undefined for
 * no range or one that is not understood, which is answered with the whole. Browsers play a sound
 * only from servers that give parts of it.
 */
export function byteRange(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'none' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  return from > to ? 'none' : { from, to }
}
