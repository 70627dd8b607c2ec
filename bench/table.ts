/** Prints rows under a title, columns as wide as their content. */
export function printTable(
  title: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): void {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [names, ...rows.map((row) => names.map((name) => show(row[name])))]
  const widths = names.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const draw = (line: readonly string[]) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...rest] = lines
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  console.log(`\n${title}\n\n${[draw(head), rule, ...rest.map(draw)].join('\n')}`)
}

const show = (value: unknown): string => {
  if (typeof value === 'number') {
    return Number.isInteger(value) || value >= 100
      ? Math.round(value).toLocaleString('en')
      : value.toFixed(2)
  }
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
}
