import { buffer } from 'node:stream/consumers'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { App } from '../app.js'
import { insertCopy, listWholeUploads, type WholeUploadRow } from './upload-store.js'
import { removeUpload } from './uploads.js'

/** An upload with its bytes, on its way to other cases. */
export interface WholeUpload {
  row: WholeUploadRow
  bytes: Buffer
  thumbnail: Buffer | undefined
}

/** The uploads of a case that people may see, with their bytes. */
export async function readUploads(
  app: App,
  tenantId: number,
  subjectId: string,
): Promise<WholeUpload[]> {
  const rows = await app.database.read({ tenant: tenantId }, listWholeUploads([subjectId]))
  const read = async (key: string) => buffer((await app.files.get(key)).stream)
  return Promise.all(
    rows.map(async (row) => ({
      row,
      bytes: await read(row.store_key),
      thumbnail: row.thumbnail_key === null ? undefined : await read(row.thumbnail_key),
    })),
  )
}

/** Gives a case a copy of each, once however often it is done. Gives the ids of the copies. */
export async function placeUploads(
  app: App,
  to: { tenantId: number; subjectId: string; field?: string },
  uploads: readonly WholeUpload[],
): Promise<string[]> {
  return Promise.all(
    uploads.map(async ({ row, bytes, thumbnail }) => {
      const id = derivedUuid('copy', row.id, to.tenantId, to.subjectId)
      const key = `${to.tenantId.toString(16)}/${id}`
      await app.files.put(`${key}/1`, bytes)
      if (thumbnail) await app.files.put(`${key}/0`, thumbnail)
      await app.database.write(
        { tenant: to.tenantId },
        insertCopy([
          id,
          to.subjectId,
          to.field ?? row.field,
          row.name,
          row.content_type,
          row.bytes,
          row.sha256,
          row.width_px,
          row.height_px,
          `${key}/1`,
          thumbnail ? `${key}/0` : null,
          row.uploaded_by,
        ]),
      )
      return id
    }),
  )
}

/** Takes copies away again. */
export async function dropPlaced(
  app: App,
  from: { tenantId: number; subjectId: string },
  ids: readonly string[],
): Promise<void> {
  await Promise.all(ids.map((id) => removeUpload(app, from.tenantId, id, from.subjectId)))
}
