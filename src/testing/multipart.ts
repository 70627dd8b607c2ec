/** A file as a form sends it. */
export interface SentFile {
  field: string
  name: string
  type: string
  bytes: Buffer
}

/** A `multipart/form-data` body (RFC 7578), written as browsers write it. */
export function encodeMultipart(
  fields: Readonly<Record<string, string>>,
  files: readonly SentFile[],
): { type: string; body: Buffer } {
  const boundary = '----nagara-test-boundary-7d91'
  const head = (text: string) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: ${text}\r\n\r\n`)
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => [
      head(`form-data; name="${name}"`),
      Buffer.from(value),
    ]),
    ...files.flatMap(({ field, name, type, bytes }) => [
      head(`form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}`),
      bytes,
    ]),
  ]
  const end = Buffer.from(`--${boundary}--\r\n`)
  const body = parts.flatMap((part, index) =>
    index % 2 === 1 ? [part, Buffer.from('\r\n')] : [part],
  )
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...body, end]) }
}
