import { createHash } from 'node:crypto'
import { isRecord, kindOf } from '../../kernel/geo/is-record.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { findBody } from './find-body.js'
import { meaningOf } from './meaning-of.js'
import { nameOfService } from './read-business-service.js'

/** A service as one file has it. */
export interface FoundService {
  name: string
  file: string
  raw: unknown
  /** Of what it means. */
  hash: Buffer
}

export interface FilesReading {
  found: FoundService[]
  /** Files and entries of which nothing could be used; each has a finding. */
  unread: number
}

/** Reads the services of all files; never throws. */
export function readWorkflowFiles(
  files: readonly { file: string; text: string }[],
  findings: Finding[],
): FilesReading {
  const reading: FilesReading = { found: [], unread: 0 }
  for (const { file, text } of files) {
    const body = findBody(text)
    const report = reporterAt(findings, file, body.ok ? null : `line ${body.line}`)
    if (!body.ok) {
      report.error('not-json', body.text)
      reading.unread += 1
      continue
    }
    if (body.rest !== '') {
      const shown = JSON.stringify(body.rest.slice(0, 20))
      report.warning('trailing-text', `After the JSON stands ${shown}; left out.`)
    }
    for (const [place, raw] of servicesIn(body.value).entries()) {
      const name = nameOfService(raw)
      if (name !== undefined) reading.found.push({ name, file, raw, hash: hashOf(raw) })
      else {
        report.error(
          'no-service',
          `Entry ${place + 1} is ${kindOf(raw)} without "businessService".`,
        )
        reading.unread += 1
      }
    }
  }
  return reading
}

function servicesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const list = isRecord(value) ? value['BusinessServices'] : undefined
  return Array.isArray(list) ? list : [value]
}

const hashOf = (raw: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(meaningOf(raw)))
    .digest()
