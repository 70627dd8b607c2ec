/**
 * `error`: this row was left out; `warning`: taken, but look at it; `note`: good to know.
 */
export type Severity = 'error' | 'warning' | 'note'

/** Which file, and what in it: `row 12`, `feature 3`; null when the whole file is meant. */
export interface Where {
  file: string
  at: string | null
}

/** One thing that an import found in its source; `code` groups findings of one kind. */
export interface Finding {
  severity: Severity
  where: Where
  code: string
  text: string
}

/** Takes down findings about one place of the source. */
export interface Reporter {
  error(code: string, text: string): void
  warning(code: string, text: string): void
  note(code: string, text: string): void
}

export function reporterAt(findings: Finding[], file: string, at: string | null): Reporter {
  const take = (severity: Severity) => (code: string, text: string) => {
    findings.push({ severity, where: { file, at }, code, text })
  }
  return { error: take('error'), warning: take('warning'), note: take('note') }
}
