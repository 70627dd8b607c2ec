import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sniffType } from './sniff-type.js'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('sniffType goes by the first bytes', () => {
  const examples: ReadonlyArray<[string, string, string]> = [
    ['\xff\xd8\xff\xe0', 'image', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image', 'image/png'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image', 'image/webp'],
    ['%PDF-1.7\n', 'document', 'application/pdf'],
    ['\0\0\0\x18ftypheic', 'heic', 'image/heic'],
    ['\0\0\0\x18ftypmif1', 'heic', 'image/heic'],
    ['GIF89a', 'unsupported', 'image/gif'],
    ['PK\x03\x04', 'unsupported', 'application/zip'],
    ['MZ\x90\0', 'unsupported', 'application/x-executable'],
    ['\x7fELF', 'unsupported', 'application/x-executable'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'unsupported', 'image/svg+xml'],
    ['\xef\xbb\xbf \n<?xml version="1.0"?><SVG>', 'unsupported', 'image/svg+xml'],
    ['  <!DOCTYPE html><p>', 'unsupported', 'text/html'],
    ['\0\0\0\x18ftypavif', 'unsupported', 'application/octet-stream'],
    ['RIFF\x10\0\0\0WAVE', 'unsupported', 'application/octet-stream'],
    ['junk %PDF-1.7', 'unsupported', 'application/octet-stream'],
    ['', 'unsupported', 'application/octet-stream'],
  ]
  for (const [bytes, kind, contentType] of examples) {
    test(JSON.stringify(bytes), () => {
      assert.deepEqual(sniffType(latin1(bytes)), { kind, contentType })
    })
  }
})
