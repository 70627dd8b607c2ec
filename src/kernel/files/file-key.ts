import assert from 'node:assert/strict'

const SEGMENT = '[0-9a-f][0-9a-f-]*'
const FILE_KEY = new RegExp(`^${SEGMENT}(?:/${SEGMENT})*$`)
const MAX_LENGTH = 200

/**
 * Whether a key is one: lower-case hex and hyphens in segments parted by `/`, at most 200
 * characters, such as `802814/0198c5f2-…/1`. Without dots and backslashes no key climbs out
 * of a folder; without capitals no two keys fall together on a case-blind disk.
 */
export function isFileKey(key: string): boolean {
  return key.length <= MAX_LENGTH && FILE_KEY.test(key)
}

/** Keys are made by the program, so a wrong one is a bug and throws an assertion. */
export function assertFileKey(key: string): void {
  assert.ok(isFileKey(key), 'a file key is lower-case hex, hyphens and single slashes')
}
