import type { ReportProblem } from './geo-problem.js'
import { nestingDepth } from './nesting-depth.js'

const deepestNesting = 32
const stringOrBareNumber = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/** Parses a file of limited size and depth; `undefined` when it cannot be read at all. */
export function parseJson(text: string, maxBytes: number, report: ReportProblem): unknown {
  const bytes = Buffer.byteLength(text)
  if (bytes > maxBytes) {
    report('', 'too-large', 'error', { bytes, maxBytes })
    return undefined
  }
  const depth = nestingDepth(text)
  if (depth > deepestNesting) {
    report('', 'too-deep', 'error', { depth, maxDepth: deepestNesting })
    return undefined
  }
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    return JSON.parse(body)
  } catch (error) {
    return parseLeniently(body, error, report)
  }
}

/** Some tools write NaN, which JSON lacks; as null it is found again at its feature. */
function parseLeniently(body: string, first: unknown, report: ReportProblem): unknown {
  try {
    return JSON.parse(
      body.replace(stringOrBareNumber, (found) => (found.startsWith('"') ? found : 'null')),
    )
  } catch {
    report('', 'not-json', 'error', { detail: first instanceof Error ? first.message : 'unread' })
    return undefined
  }
}
