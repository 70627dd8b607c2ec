import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import { prepareUpload } from '../prepare-upload.js'
import { buildPdf, buildPdfStream } from './build-pdf.js'
import { inspectPdf } from './inspect-pdf.js'

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
const PAGE = '<< /Type /Page /Parent 2 0 R >>'
const objectStream = (text: string) => buildPdfStream(text, '/Type /ObjStm /N 1 /First 4')

async function codes(bytes: Buffer) {
  return (await inspectPdf(bytes)).problems.map(({ code }) => code)
}

async function activeIn(objects: readonly (string | Buffer)[]) {
  const { problems } = await inspectPdf(buildPdf([CATALOG, PAGES, PAGE, ...objects]))
  return problems.map(({ code, params }) => `${code} ${params['found'] ?? ''}`.trim())
}

describe('a harmless PDF', () => {
  test('is kept byte for byte, with its pages counted', async () => {
    const bytes = buildPdf([CATALOG, PAGES, PAGE, objectStream(`9 0 ${PAGE}`)])
    const upload = await prepareUpload(bytes, { accepts: 'document', keepLocation: false })
    assert.ok(upload.ok, JSON.stringify(upload))
    assert.equal(upload.file.contentType, 'application/pdf')
    assert.deepEqual(upload.file.bytes, bytes)
    assert.equal(upload.file.pageCountEstimate, 2)
  })

  test('may open at a page, directly or by a reference, also into packed objects', async () => {
    for (const action of ['[3 0 R /Fit]', '4 0 R', '5 0 R', '<</S/GoTo/D(start)>>']) {
      const bytes = buildPdf([
        `<< /Type /Catalog /OpenAction ${action} /Pages 2 0 R >>`,
        PAGES,
        PAGE,
        '<< /S /GoTo /D [3 0 R /Fit] >>',
        '[3 0 R /Fit]',
        objectStream('5 0 [3 0 R /Fit]'),
      ])
      assert.deepEqual(await codes(bytes), [], action)
    }
  })

  test('may hold chance letters in packed pictures and a link', async () => {
    const picture = Buffer.concat([Buffer.from('/JS /AA '), randomBytes(5000)])
    const data = Buffer.concat([Buffer.from('stream\n'), picture, Buffer.from('\nendstream')])
    const dct = Buffer.concat([Buffer.from('<< /Subtype /Image /Filter /DCTDecode >>\n'), data])
    const link = '<< /S /URI /URI (https://example.org) >>'
    assert.deepEqual(await activeIn([dct, link]), [])
  })
})

describe('active content is found', () => {
  const examples: ReadonlyArray<[string, string | Buffer, string]> = [
    ['script', '<< /S /JavaScript /JS (app.alert(1)) >>', 'JS, JavaScript'],
    ['escaped name', '<< /S /J#61vaScript >>', 'JavaScript'],
    ['packed object', objectStream('9 0 << /S /JavaScript >>'), 'JavaScript'],
    ['packed, short name', objectStream('9 0 << /JS 8 0 R >>'), 'JS'],
    ['packed, escaped name of the type', buildPdfStream('9 0 <</AA<<>>>>', '/F#69rst 4'), 'AA'],
    [
      'behind a forged picture',
      buildPdfStream('9 0 <</S/Launch>>', '/X (obj <</Subtype/Image)'),
      'Launch',
    ],
    [
      'behind a picture forged in a comment',
      buildPdfStream('9 0 <</S/Launch>>', '/First 4 % 1 0 obj <</Subtype/Image\n'),
      'Launch',
    ],
    [
      'inside the data of a stream',
      'x\nstream\n9 0 obj <</S/JavaScript>>\nendstream',
      'JavaScript',
    ],
    ['launch', '<< /S /Launch /F (cmd.exe) >>', 'Launch'],
    ['file inside', '<< /Names << /EmbeddedFiles 8 0 R >> >>', 'EmbeddedFiles'],
    ['file inside, untyped', '<< /EF << /F 8 0 R >> >>', 'EF'],
    ['additional actions', '<< /AA << /O 8 0 R >> >>', 'AA'],
    ['XFA form', '<< /AcroForm << /XFA 8 0 R >> >>', 'XFA'],
    ['opens an address', '<< /OpenAction << /S /URI /URI (http://x) >> >>', 'OpenAction'],
    ['opens by a string that poses', '<</OpenAction <</S/URI/X(/S /GoTo)>> >>', 'OpenAction'],
    ['opens and goes on', '<</OpenAction <</S/GoTo/Next 8 0 R>> >>', 'OpenAction'],
    ['opens what cannot be followed', '<< /OpenAction 77 0 R >>', 'OpenAction'],
  ]
  for (const [name, object, found] of examples) {
    test(name, async () => {
      assert.deepEqual(await activeIn([object]), [`pdf-active-content ${found}`])
    })
  }

  test('a name across two pieces of inflated data', async () => {
    const text = `9 0 ${' '.repeat(65_536 - 10)}/JavaScript `
    assert.deepEqual(await activeIn([objectStream(text)]), ['pdf-active-content JavaScript'])
  })
})

describe('a PDF is refused', () => {
  const whole = buildPdf([CATALOG, PAGES, PAGE])
  test('when cut short, or with something after its end or before its objects', async () => {
    const html = Buffer.from('<html><script>alert(1)</script>')
    assert.deepEqual(await codes(whole.subarray(0, -20)), ['pdf-unreadable'])
    assert.deepEqual(await codes(Buffer.concat([whole, html])), ['pdf-unreadable'])
    const front = Buffer.concat([whole.subarray(0, 9), html, whole.subarray(9)])
    assert.deepEqual(await codes(front), ['pdf-unreadable'])
    assert.deepEqual(await codes(Buffer.from('%PDF-1.4\nstartxref 0 %%EOF')), ['pdf-unreadable'])
  })

  test('when encrypted, said in the trailer or in a table stream', async () => {
    const trailer = buildPdf([CATALOG], '<< /Root 1 0 R /Encrypt 8 0 R >>')
    const table = buildPdf([CATALOG, buildPdfStream('x', '/Type /XRef /Encrypt 8 0 R')])
    assert.deepEqual(await codes(trailer), ['pdf-encrypted'])
    assert.deepEqual(await codes(table), ['pdf-encrypted'])
  })

  test('when its objects are packed in a way that is not undone here', async () => {
    const damaged = '<< /Filter /FlateDecode /Type /ObjStm /First 4 >>\nstream\nnot zlib\nendstream'
    const odd = '<< /Filter /LZWDecode /Type /ObjStm /First 4 >>\nstream\nxyz\nendstream'
    const predicted = buildPdfStream('9 0 1', '/First 4 /DecodeParms << /Predictor 12 >>')
    for (const object of [damaged, odd, predicted]) {
      assert.deepEqual(await activeIn([object]), ['pdf-unreadable'])
    }
  })

  test('when it is a bomb, in little memory', async () => {
    const bomb = buildPdfStream(Buffer.alloc(300 * 1024 * 1024))
    const before = process.memoryUsage.rss()
    assert.deepEqual(await activeIn([bomb]), ['pdf-too-complex'])
    assert.ok(process.memoryUsage.rss() - before < 100 * 1024 * 1024)
  })

  test('when it is nothing but the beginnings of streams', async () => {
    const openings = 'stream\n'.repeat(1_000_000)
    assert.deepEqual(await activeIn([openings]), ['pdf-too-complex'])
  })
})
