import type { GeoProblem, GeoProblemCode } from '../../../kernel/geo/geo-problem.js'

const sentences: Readonly<Record<GeoProblemCode, string>> = {
  'too-large': 'The file is too large',
  'too-deep': 'The file is nested too deeply',
  'not-json': 'The file is not JSON',
  'wrong-type': 'Not what GeoJSON has here',
  'unsupported-crs': 'Coordinates must be longitude and latitude (WGS 84)',
  'empty-geometry': 'There is no shape',
  'bad-position': 'A position is not two numbers',
  'out-of-range': 'A position is not on the earth',
  'looks-swapped': 'Latitude and longitude seem to be exchanged',
  'outside-expected-bounds': 'A position lies far away',
  'ring-unclosed': 'A ring was not closed; closed',
  'ring-too-short': 'A ring has too few points',
  'repeated-points': 'Points that repeat the one before were removed',
  'self-crossing': 'A ring crosses itself',
  'self-touching': 'A ring touches itself',
  'hole-outside-shell': 'A hole reaches out of its ring',
  'too-complex': 'A ring is too complex to be checked whole',
}

/** A problem of a geometry as a sentence, with the path in the file and the particulars. */
export function describeGeoProblem({ code, path, data }: GeoProblem): string {
  const details = Object.entries(data).map(([name, value]) => `${name} ${value}`)
  const rest = [...(path === '' ? [] : [path]), ...details].join(', ')
  return rest === '' ? `${sentences[code]}.` : `${sentences[code]} (${rest}).`
}
