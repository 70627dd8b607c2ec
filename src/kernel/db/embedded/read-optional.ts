import { readFileSync } from 'node:fs'

const absent = new Set(['ENOENT', 'ENOTDIR', 'ESRCH'])

/** The file's text, or undefined when there is no such file (or no such process, below /proc). */
export function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (absent.has(errorCode(cause))) return undefined
    throw cause
  }
}

/** The system's name of an error, such as `ENOENT`; an empty string where there is none. */
export function errorCode(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return ''
  return typeof cause.code === 'string' ? cause.code : ''
}
