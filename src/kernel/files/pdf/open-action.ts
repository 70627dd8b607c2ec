import { plainNames } from './pdf-names.js'

// Writers put one or two hundred objects into one stream; the pattern need not look further.
const MAX_HEADER = 65_536

/**
 * Whether opening the document does something other than showing a page.
 * A destination (`[3 0 R /Fit]`) and a `GoTo` within the document are harmless and common;
 * anything else, and any reference that cannot be followed, counts as an action.
 *
 * `objects` are the texts in which objects lie: the file outside streams, and each inflated
 * object stream, which starts with pairs of object number and offset.
 */
export function hasOpenAction(objects: readonly string[]): boolean {
  return objects.some((text) =>
    [...plainNames(text).matchAll(/\/OpenAction(?![A-Za-z0-9])[\s\0]*([\s\S]{0,300})/g)].some(
      ([, value = '']) => !isHarmless(value, objects),
    ),
  )
}

function isHarmless(value: string, objects: readonly string[]): boolean {
  const reference = /^0*(\d{1,10})\s+\d{1,5}\s+R/.exec(value)
  if (reference === null) return isDestination(value)
  const targets = objects.flatMap((text) => objectStarts(text, reference[1] ?? ''))
  return targets.length > 0 && targets.every(isDestination)
}

function isDestination(value: string): boolean {
  if (/^(?:\[|null)/.test(value)) return true
  // Strings go first, so that no string can pose as the action's kind; a half one stays and fails.
  const action = /^<<([^>]*)/.exec(value)?.[1]?.replace(/\([^()\\]*\)/g, '') ?? ''
  if (action.includes('(') || action.includes('%') || action.includes('/Next')) return false
  const kinds = [...action.matchAll(/\/S\s*\/([A-Za-z0-9]+)/g)].map((match) => match[1])
  return kinds.length === 1 && kinds[0] === 'GoTo'
}

/** The first characters of every object with this number, also of superseded ones. */
function objectStarts(text: string, number: string): readonly string[] {
  const header = new RegExp(`(?<!\\d)0*${number}\\s+\\d{1,5}\\s+obj\\s*`, 'g')
  const plain = [...text.matchAll(header)].map((match) => match.index + match[0].length)
  return [...plain, ...packedOffsets(text, number)].map((at) =>
    plainNames(text.slice(at, at + 300)).trimStart(),
  )
}

function packedOffsets(text: string, number: string): readonly number[] {
  const header = /^\s*(?:\d+\s+\d+\s+)+/.exec(text.slice(0, MAX_HEADER))?.[0]
  if (header === undefined) return []
  const words = header.trim().split(/\s+/)
  return words.flatMap((word, index) =>
    index % 2 === 0 && word === number ? [header.length + Number(words[index + 1])] : [],
  )
}
