import { deflateSync } from 'node:zlib'

/** A small PDF for tests: numbered objects, a table left out, a trailer. */
export function buildPdf(
  objects: readonly (string | Buffer)[],
  trailer = '<< /Root 1 0 R /Size 9 >>',
): Buffer {
  const numbered = objects.flatMap((object, index) => [
    Buffer.from(`${index + 1} 0 obj\n`),
    Buffer.from(object),
    Buffer.from('\nendobj\n'),
  ])
  const end = `xref\n0 1\n0000000000 65535 f\ntrailer ${trailer}\nstartxref\n9\n%%EOF\n`
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...numbered, Buffer.from(end)])
}

/** A stream object; its data is packed unless `entries` names another filter. */
export function buildPdfStream(data: string | Buffer, entries = ''): Buffer {
  const packed = deflateSync(data)
  const head = `<< /Length ${packed.length} /Filter /FlateDecode ${entries} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')])
}
