import { reporterAt, type Finding } from '../report/finding.js'
import type { LgdBody } from './read-lgd.js'

/** Reports names that occur twice in a state, and census codes that several bodies share. */
export function noteRepeats(bodies: readonly LgdBody[], findings: Finding[], file: string): void {
  for (const same of repeatsBy(bodies, ({ state, name }) => `${state.code} ${name.en}`)) {
    const [first, ...others] = same
    const text = `${same.length} bodies of ${first.state.name} are called ${first.name.en}: `
    const where = `row ${others.at(-1)?.line ?? first.line}`
    reporterAt(findings, file, where).warning('same-name', text + codesOf(same))
  }
  for (const same of repeatsBy(bodies, ({ census }) => census)) {
    const [first, ...others] = same
    const text = `Census code ${first.census} is given for ${same.length} bodies: `
    const where = `row ${others.at(-1)?.line ?? first.line}`
    reporterAt(findings, file, where).note('same-census-code', text + codesOf(same))
  }
}

const codesOf = (bodies: readonly LgdBody[]): string =>
  `${bodies.map(({ code, line }) => `${code} (row ${line})`).join(', ')}.`

function repeatsBy(
  bodies: readonly LgdBody[],
  keyOf: (body: LgdBody) => string | null,
): [LgdBody, ...LgdBody[]][] {
  const groups = new Map<string, [LgdBody, ...LgdBody[]]>()
  for (const body of bodies) {
    const key = keyOf(body)?.toLowerCase()
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(body)
    else groups.set(key, [body])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
