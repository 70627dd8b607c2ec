import { isRecord, kindOf } from '../../kernel/geo/is-record.js'
import { reporterAt, type Finding, type Reporter } from '../report/finding.js'
import type { AreaKey } from '../../platform/places/save-area-tree.js'
import { fieldReader, type FieldReader } from './field-reader.js'
import { tidyBoundaryName } from './tidy-boundary-name.js'

export interface BoundaryArea extends AreaKey {
  parent: AreaKey | null
  name: string
  /** Undefined where it only repeats the name. */
  localName?: string
  properties: Readonly<Record<string, unknown>>
}

const usualLevels = new Set(['zone', 'ward', 'block', 'locality'])

/** A broken file must not exhaust the stack. */
const deepest = 20

/** The areas below a city's root, parents first; `read` counts those that were left out too. */
export function walkAreas(
  children: unknown,
  file: string,
  tree: string,
  findings: Finding[],
): { areas: BoundaryArea[]; read: number } {
  const areas = new Map<string, BoundaryArea>()
  let read = 0

  const walk = (list: unknown, parent: AreaKey | null, path: string, depth: number): void => {
    if (list === undefined || list === null) return
    if (!Array.isArray(list) || depth > deepest) {
      const text = `"children" is ${kindOf(list)} at depth ${depth}; left out.`
      reporterAt(findings, file, path).error('wrong-type', text)
      return
    }
    for (const [place, raw] of list.entries()) {
      const at = `${path}/${codeOf(raw) ?? place + 1}`
      const report = reporterAt(findings, file, at)
      read += 1
      const area = readArea(raw, parent, report)
      if (!area) {
        read += countBelow(raw)
        continue
      }
      const key = `${area.level} ${area.code}`
      const first = areas.get(key)
      if (first) reportRepeat(first, area, report)
      else areas.set(key, area)
      walk(isRecord(raw) ? raw['children'] : undefined, area, at, depth + 1)
    }
  }
  walk(children, null, tree, 1)
  return { areas: [...areas.values()], read }
}

function readArea(
  raw: unknown,
  parent: AreaKey | null,
  report: Reporter,
): BoundaryArea | undefined {
  const fields = fieldReader(raw, report)
  if (!fields) return undefined
  const code = fields.text('code')
  const level = fields.text('label')?.toLowerCase()
  if (code === undefined || level === undefined) {
    report.error('incomplete-area', 'An area needs a code and a label; left out with all below.')
    return undefined
  }
  if (!usualLevels.has(level))
    report.note('unusual-level', `${code}: "${level}" is no usual level.`)
  const name = fields.text('name')
  if (name === undefined) report.warning('empty-name', `${code} has no name; its code stands in.`)
  const localName = fields.text('localname')
  return {
    level,
    code,
    parent: parent && { level: parent.level, code: parent.code },
    name: tidyBoundaryName(name ?? code),
    ...(localName !== undefined && localName !== name && { localName }),
    properties: readProperties(fields),
  }
}

function readProperties(fields: FieldReader): Record<string, unknown> {
  const pincodes = fields.texts('pincode')
  const area = fields.text('area')
  const lng = fields.number('longitude')
  const lat = fields.number('latitude')
  return {
    ...(pincodes.length > 0 && { pincodes }),
    ...(area !== undefined && { area }),
    ...(lng !== undefined && lat !== undefined && { lng, lat }),
  }
}

function reportRepeat(first: BoundaryArea, area: BoundaryArea, report: Reporter): void {
  const text = `${area.level} ${area.code} ("${area.name}") stands in the tree already`
  if (JSON.stringify(first) === JSON.stringify(area)) {
    report.error('duplicate-row', `${text}, with the same content; left out.`)
  } else {
    const below = first.parent ? ` below ${first.parent.code}` : ''
    report.error('duplicate-code', `${text}, as "${first.name}"${below}; left out.`)
  }
}

const codeOf = (raw: unknown): string | undefined => {
  const code = isRecord(raw) ? raw['code'] : undefined
  return typeof code === 'string' && code !== '' ? code : undefined
}

function countBelow(raw: unknown): number {
  const children = isRecord(raw) ? raw['children'] : undefined
  if (!Array.isArray(children)) return 0
  return children.reduce((sum: number, child: unknown) => sum + 1 + countBelow(child), 0)
}
