import { reporterAt, type Finding } from './finding.js'
import type { Ward } from './read-wards.js'

/**
 * Makes one ward of features that have the same number and name, as parts that lie apart are often
 * drawn. The same number under another name is an error, and the first ward keeps it.
 */
export function joinParts(
  wards: readonly Ward[],
  findings: Finding[],
  file: string,
): { rows: Ward[]; refused: number } {
  const byNumber = new Map<string, Ward>()
  let refused = 0
  for (const ward of wards) {
    const first = byNumber.get(ward.number)
    if (!first) {
      byNumber.set(ward.number, { ...ward, features: [...ward.features] })
      continue
    }
    const report = reporterAt(findings, file, `feature ${ward.features[0]}`)
    const other = `feature ${first.features[0]}`
    if (first.name !== ward.name) {
      refused += 1
      const names = `"${first.name}" there, "${ward.name}" here`
      report.error('duplicate-number', `Number ${ward.number} is that of ${other}: ${names}.`)
    } else if (JSON.stringify(ward.polygons) === JSON.stringify(first.polygons)) {
      report.warning('repeated-ward', `Ward ${ward.number} repeats ${other}; taken once.`)
    } else {
      first.polygons = [...first.polygons, ...ward.polygons]
      first.features.push(...ward.features)
      const text = `Number ${ward.number} is also that of ${other}; joined as parts of one ward`
      const kept = differ(first, ward) ? `, with the other properties of ${other}` : ''
      report.warning('duplicate-number-joined', `${text}${kept}.`)
    }
  }
  return { rows: [...byNumber.values()].sort(byNumberOrder), refused }
}

/** As the city's map lists wards, whose first one gets a place that two of them cover. */
const byNumberOrder = ({ number: a }: Ward, { number: b }: Ward): number =>
  a.length - b.length || (a < b ? -1 : 1)

const differ = (one: Ward, other: Ward): boolean =>
  JSON.stringify(one.properties) !== JSON.stringify(other.properties)
