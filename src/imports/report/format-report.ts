import type { Finding, Severity, Where } from './finding.js'
import type { ImportReport } from './import-report.js'

const order: readonly Severity[] = ['error', 'warning', 'note']
const mostExamples = 5
const number = new Intl.NumberFormat('en-IN')

/** The report as text for a terminal: the counts, then the findings by code, the worst first. */
export function formatReport(report: ImportReport): string {
  const counts = (['added', 'changed', 'unchanged', 'refused'] as const)
    .map((name) => `${number.format(report[name])} ${name}`)
    .join(', ')
  const dry = report.dryRun ? ' (dry run: nothing was kept)' : ''
  const head = `${report.kind}: ${number.format(report.read)} read: ${counts}${dry}`
  return `${[head, ...groupsOf(report.findings).flatMap(describeGroup)].join('\n')}\n`
}

export const formatWhere = ({ file, at }: Where): string => (at === null ? file : `${file} ${at}`)

function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()].sort(
    (a, b) => rankOf(a) - rankOf(b) || b.length - a.length || codeOf(a).localeCompare(codeOf(b)),
  )
}

function describeGroup(group: Finding[]): string[] {
  const lines = group
    .slice(0, mostExamples)
    .map(({ where, text }) => `    ${formatWhere(where)}: ${text}`)
  const more = group.length - mostExamples
  if (more > 0) lines.push(`    … and ${number.format(more)} more`)
  return [`  ${group[0]?.severity} ${codeOf(group)}: ${number.format(group.length)}`, ...lines]
}

const rankOf = ([first]: Finding[]): number => (first ? order.indexOf(first.severity) : 0)
const codeOf = ([first]: Finding[]): string => first?.code ?? ''
