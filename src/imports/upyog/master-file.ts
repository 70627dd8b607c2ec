import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { isRecord } from '../../kernel/geo/is-record.js'
import { reporterAt, type Finding } from '../report/finding.js'

/** A list of a master data file: whose it is, its rows unchecked, and where it was found. */
export interface Master {
  file: string
  /** UPYOG's id, as `pg` or `pg.citya`. */
  tenantId: string
  /** As `Department`. */
  list: string
  rows: readonly unknown[]
}

/** All files of a folder and those below that end in `.json`, in a steady order: path and text. */
export async function readJsonFiles(folder: string): Promise<{ file: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const files: { file: string; text: string }[] = []
  for (const path of paths) {
    files.push({ file: relative(folder, path), text: await readFile(path, 'utf8') })
  }
  return files
}

/**
 * The lists called `list` (as `Department`) of UPYOG's module `moduleName` in a file's text; other
 * files give nothing. A file that should hold the list but cannot be read is an error.
 */
export function readMaster(
  { file, text }: { file: string; text: string },
  { moduleName, list }: { moduleName: string; list: string },
  findings: Finding[],
): Master[] {
  // Most files of a folder hold other masters; they need no parsing.
  if (!text.includes(`"${list}"`) || !text.includes(`"${moduleName}"`)) return []
  const report = reporterAt(findings, file, null)
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    report.error('not-json', error instanceof Error ? error.message : String(error))
    return []
  }
  if (!isRecord(root) || root['moduleName'] !== moduleName || !(list in root)) return []
  const rows = root[list]
  const tenantId = root['tenantId']
  if (typeof tenantId !== 'string' || tenantId.trim() === '') {
    report.error('missing-tenant', 'The file has no "tenantId".')
    return []
  }
  if (!Array.isArray(rows)) {
    report.error('wrong-type', `"${list}" is no list.`)
    return []
  }
  return [{ file, tenantId: tenantId.trim(), list, rows }]
}

export const rowWhere = ({ list }: Master, place: number): string => `${list} row ${place + 1}`
