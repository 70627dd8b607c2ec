import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { contentDisposition } from './content-disposition.js'
import { safeFileName } from './safe-file-name.js'

describe('safeFileName', () => {
  const examples: ReadonlyArray<[string, string]> = [
    ['plan.pdf', 'plan.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\plan.pdf', 'plan.pdf'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\r\nSet-Cookie: x\0.pdf', 'aSet-Cookie_ x.pdf'],
    ['..hidden.', 'hidden'],
    ['a"b;c%41.pdf', 'a_b_c_41.pdf'],
    ['half \ud800.pdf', 'half .pdf'],
    ['con.pdf', '_con.pdf'],
    ['contract.pdf', 'contract.pdf'],
    ['क\u094d\u200dष.pdf', 'क\u094d\u200dष.pdf'],
    ['', 'file'],
    ['///', 'file'],
  ]
  for (const [original, safe] of examples) {
    test(JSON.stringify(original), () => assert.equal(safeFileName(original), safe))
  }

  test('a long name is cut between letters and keeps its extension', () => {
    const name = safeFileName(`${'की'.repeat(100)}.pdf`)
    assert.match(name, /^(?:की)+\.pdf$/)
    assert.ok(Buffer.byteLength(name) <= 180 && Buffer.byteLength(name) > 170)
    assert.equal(safeFileName('x'.repeat(400)), 'x'.repeat(180))
  })
})

test('contentDisposition carries a plain and an encoded name', () => {
  assert.equal(
    contentDisposition("नक्शा's (1).pdf"),
    `attachment; filename="_____'s (1).pdf"; ` +
      "filename*=UTF-8''%E0%A4%A8%E0%A4%95%E0%A5%8D%E0%A4%B6%E0%A4%BE%27s%20%281%29.pdf",
  )
})
