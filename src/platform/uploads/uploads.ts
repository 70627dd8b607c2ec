import { uuidv7 } from 'uuidv7'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { signFileLink } from '../../kernel/files/file-link.js'
import { prepareUpload } from '../../kernel/files/prepare-upload.js'
import { safeFileName } from '../../kernel/files/safe-file-name.js'
import type { App } from '../app.js'
import type { PostedFile } from '../request/form.js'
import {
  deleteUpload,
  findUpload,
  insertUpload,
  listUploads,
  type UploadRow,
} from './upload-store.js'

export interface Upload {
  id: string
  field: string
  name: string
  contentType: string
  visibility: 'case' | 'internal'
  createdAt: Date
  isImage: boolean
}

const toUpload = (row: UploadRow): Upload => ({
  id: row.id,
  field: row.field,
  name: row.name,
  contentType: row.content_type,
  visibility: row.visibility,
  createdAt: row.created_at,
  isImage: row.content_type.startsWith('image/'),
})

/**
 * Takes files in: checked by content, images re-encoded without their metadata, bytes stored before
 * the row that names them. Gives the faults by field; a refused file changes nothing.
 * Throws `idempotency-key-reused` when the id was used for another file.
 */
export async function takeUploads(
  app: App,
  tenantId: number,
  given: {
    subjectId: string
    files: readonly PostedFile[]
    accepts: (field: string) => 'image' | 'document' | 'audio' | undefined
    visibility?: 'case' | 'internal'
    by: string | null
    /** The one file's id, for whoever may send it twice. */
    id?: string
  },
): Promise<{ taken: number; faults: Fault[] }> {
  const faults: Fault[] = []
  let taken = 0
  for (const posted of given.files) {
    const accepts = given.accepts(posted.field)
    if (accepts === undefined) {
      faults.push({ path: posted.field, code: 'fault.unknown' })
      continue
    }
    if (posted.truncated) {
      faults.push({ path: posted.field, code: 'fault.file-too-large', params: { megabytes: 20 } })
      continue
    }
    const prepared = await prepareUpload(posted.bytes, {
      accepts,
      keepLocation: false,
      claim: { contentType: posted.claimedType, fileName: posted.name },
    })
    if (!prepared.ok) {
      const [first] = prepared.problems
      if (first)
        faults.push({
          path: posted.field,
          code: `fault.${first.code}`,
          params: { ...first.params },
        })
      continue
    }
    const { file } = prepared
    const known = given.id === undefined ? [] : await findKnown(app, tenantId, given.id)
    if (known.length > 0) {
      if (known.some(({ sha256 }) => sha256 !== file.sha256)) throw errors.keyReused()
      taken += 1
      continue
    }
    const id = given.id ?? uuidv7()
    const key = `${tenantId.toString(16)}/${id}`
    const thumbnailKey = file.thumbnail ? `${key}/0` : null
    await app.files.put(`${key}/1`, file.bytes)
    if (file.thumbnail && thumbnailKey !== null) await app.files.put(thumbnailKey, file.thumbnail)
    await app.database.write(
      { tenant: tenantId },
      insertUpload([
        id,
        given.subjectId,
        posted.field,
        safeFileName(posted.name),
        file.contentType,
        file.bytes.length,
        file.sha256,
        file.widthPx ?? null,
        file.heightPx ?? null,
        `${key}/1`,
        thumbnailKey,
        given.visibility ?? 'case',
        given.by,
      ]),
    )
    taken += 1
  }
  return { taken, faults }
}

const findKnown = (app: App, tenantId: number, id: string) =>
  app.database.read({ tenant: tenantId }, findUpload([id]))

export async function uploadsOf(app: App, tenantId: number, subjectId: string): Promise<Upload[]> {
  const rows = await app.database.read({ tenant: tenantId }, listUploads([subjectId]))
  return rows.map(toUpload)
}

export async function removeUpload(app: App, tenantId: number, id: string, subjectId: string) {
  const [row] = await app.database.write({ tenant: tenantId }, deleteUpload([id, subjectId]))
  if (!row) return
  await app.files.delete(row.store_key)
  if (row.thumbnail_key !== null) await app.files.delete(row.thumbnail_key)
}

const linkLifeMs = 15 * 60_000

/** A link that works for a quarter of an hour, for whoever was shown it. */
export function uploadLink(
  app: App,
  tenantId: number,
  id: string,
  variant: 'full' | 'small',
  now: Date,
) {
  // Rounded, so that a page shown twice in five minutes asks the browser's cache.
  const expiresAt = new Date(Math.ceil((now.getTime() + linkLifeMs) / 300_000) * 300_000)
  const secret = app.keys.key('file-link')
  const token = signFileLink({ tenantId, fileId: id, variant, expiresAt, secret })
  return `/files/${tenantId}/${id}/${variant}?key=${token}`
}
