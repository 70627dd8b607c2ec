/** What can be wrong with a boundary file; the page turns each into a sentence. */
export type GeoProblemCode =
  | 'too-large'
  | 'too-deep'
  | 'not-json'
  | 'wrong-type'
  | 'unsupported-crs'
  | 'empty-geometry'
  | 'bad-position'
  | 'out-of-range'
  | 'looks-swapped'
  | 'outside-expected-bounds'
  | 'ring-unclosed'
  | 'ring-too-short'
  | 'repeated-points'
  | 'self-crossing'
  | 'self-touching'
  | 'hole-outside-shell'
  | 'too-complex'

/** `error`: must be mended; `warning`: look at it; `repaired`: mended while reading. */
export type GeoProblemSeverity = 'error' | 'warning' | 'repaired'

/** `featureIndex` is null when the file as a whole is meant; `path` leads to the fault in it. */
export type GeoProblem = {
  featureIndex: number | null
  path: string
  code: GeoProblemCode
  severity: GeoProblemSeverity
  data: Readonly<Record<string, string | number>>
}

/** Takes down one problem of the feature that is being read. */
export type ReportProblem = (
  path: string,
  code: GeoProblemCode,
  severity: GeoProblemSeverity,
  data?: Readonly<Record<string, string | number>>,
) => void

export function reporterFor(problems: GeoProblem[], featureIndex: number | null): ReportProblem {
  return (path, code, severity, data = {}) => {
    problems.push({ featureIndex, path, code, severity, data })
  }
}
