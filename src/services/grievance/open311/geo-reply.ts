import type { Reply } from '../../../kernel/http/reply.js'
import { writeXml, type Plain } from './write-xml.js'

export const formats = ['json', 'xml'] as const
export type Format = (typeof formats)[number]

export const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  xml: 'text/xml',
}

/**
 * Pages of other sites may read every answer: it holds nothing that depends on who asks, since
 * cookies mean nothing here.
 */
const headers = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** An answer in the format that was asked for; `root` is its outermost element in XML. */
export const geoReply = (format: Format, root: string, body: Plain, status = 200): Reply => ({
  status,
  type: `${mediaTypes[format]}; charset=utf-8`,
  body: format === 'xml' ? writeXml(root, body) : JSON.stringify(body),
  headers,
})
