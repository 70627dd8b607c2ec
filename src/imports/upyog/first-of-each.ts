import { reporterAt, type Finding } from '../report/finding.js'

/** A row that was read, with where it stood and what it held, to tell repeats from conflicts. */
export interface Placed<Row> {
  file: string
  at: string
  tenantId: string
  raw: unknown
  row: Row
}

/**
 * The first row of each tenant and code. Later ones are left out; a mere repeat and a row that says
 * something else under a taken code have findings of different codes.
 */
export function firstOfEach<Row extends { code: string }>(
  placed: readonly Placed<Row>[],
  findings: Finding[],
): Placed<Row>[] {
  const firsts = new Map<string, Placed<Row>>()
  for (const next of placed) {
    const key = `${next.tenantId} ${next.row.code}`
    const first = firsts.get(key)
    if (!first) {
      firsts.set(key, next)
      continue
    }
    const report = reporterAt(findings, next.file, next.at)
    const text = `Code ${next.row.code} is already that of ${first.file} ${first.at}`
    if (JSON.stringify(first.raw) === JSON.stringify(next.raw)) {
      report.error('duplicate-row', `${text}, with the same content; left out.`)
    } else report.error('duplicate-code', `${text}, with other content; left out.`)
  }
  return [...firsts.values()]
}
