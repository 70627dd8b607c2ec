/** What both formats can say; a list's items are named by `itemNames` in XML. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [name: string]: Plain }

/** GeoReport v2 names what stands in each of its lists. */
const itemNames: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}

/** The value as an XML 1.0 document with this root; null and '' are empty elements. */
export const writeXml = (root: string, value: Plain): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`

function element(name: string, value: Plain): string {
  const content = contentOf(name, value)
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

function contentOf(name: string, value: Plain): string {
  if (value === null) return ''
  if (typeof value !== 'object') return escapeXml(String(value))
  if (!isList(value)) {
    return Object.entries(value)
      .map(([key, inner]) => element(key, inner))
      .join('')
  }
  const item = itemNames[name]
  if (item === undefined) throw new Error(`no name for the items of <${name}>`)
  return value.map((inner) => element(item, inner)).join('')
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value)

/** Everything that is no character of XML 1.0, not even as a reference. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would turn it into a line feed.
  '\r': '&#13;',
}

const escapeXml = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"'\r]/g, (char) => references[char] ?? '')
