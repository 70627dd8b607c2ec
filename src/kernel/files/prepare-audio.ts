import { createHash } from 'node:crypto'
import type { FileClaim } from './claimed-type.js'
import type { PreparedUpload } from './prepare-upload.js'
import { sniffAudio } from './sniff-audio.js'
import { sniffType } from './sniff-type.js'
import type { UploadProblem } from './upload-problem.js'

const mostBytes = 5 * 1024 * 1024

/**
 * Makes a voice note fit to keep, or gives every reason why not. It is kept as it came: nothing of it
 * runs, and it is served as the sound that its bytes are.
 */
export function prepareAudio(
  bytes: Buffer,
  { claim = {}, maxBytes = mostBytes }: { claim?: FileClaim; maxBytes?: number },
): PreparedUpload {
  if (bytes.length === 0) return { ok: false, problems: [{ code: 'file-empty', params: {} }] }
  const problems: UploadProblem[] = []
  if (bytes.length > maxBytes) {
    problems.push({ code: 'file-too-large', params: { sizeBytes: bytes.length, maxBytes } })
  }
  const contentType = sniffAudio(bytes)
  if (contentType === undefined) {
    const found = sniffType(bytes).contentType
    problems.push({ code: 'file-type-not-accepted', params: { found } })
  }
  const claimed = claim.contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  // Sound and film share their containers, and browsers call a sound by the film's name.
  if (
    contentType !== undefined &&
    !/^((audio|video)\/|application\/(ogg|octet-stream)$|$)/.test(claimed)
  ) {
    problems.push({ code: 'file-type-mismatch', params: { claimed, found: contentType } })
  }
  if (contentType === undefined || problems.length > 0) return { ok: false, problems }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, file: { contentType, bytes, sha256 } }
}
