import { sql } from '../../kernel/db/statement.js'

export interface UploadRow {
  id: string
  subject_id: string
  field: string
  name: string
  content_type: string
  bytes: number
  width_px: number | null
  height_px: number | null
  store_key: string
  thumbnail_key: string | null
  sha256: string
  visibility: 'case' | 'internal'
  uploaded_by: string | null
  created_at: Date
}

const columns = `id, subject_id, field, name, content_type, bytes, width_px, height_px, store_key,
  thumbnail_key, encode(sha256, 'hex') as sha256, visibility, uploaded_by, created_at`

export const insertUpload = sql(
  'upload.file.insert',
  `insert into upload.file (tenant_id, id, subject_id, field, name, content_type, bytes, sha256,
     width_px, height_px, store_key, thumbnail_key, visibility, uploaded_by)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9, $10, $11, $12, $13)
   on conflict (tenant_id, id) do nothing`,
)

export const listUploads = sql<UploadRow>(
  'upload.file.list',
  `select ${columns} from upload.file
   where tenant_id = kernel.current_tenant() and subject_id = $1 order by created_at, id limit 100`,
)

export interface WholeUploadRow extends UploadRow {
  /** Lower-case hex. */
  sha256: string
}

/** What people may see of a case's uploads, with what a copy needs. */
export const listWholeUploads = sql<WholeUploadRow>(
  'upload.file.list_whole',
  `select ${columns}, encode(sha256, 'hex') as sha256 from upload.file
   where tenant_id = kernel.current_tenant() and subject_id = $1 and visibility = 'case'
   order by created_at, id limit 20`,
)

/** A copy, whose id follows from where it came from and goes to. */
export const insertCopy = sql(
  'upload.file.insert_copy',
  `insert into upload.file (tenant_id, id, subject_id, field, name, content_type, bytes, sha256,
     width_px, height_px, store_key, thumbnail_key, uploaded_by)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9, $10, $11, $12)
   on conflict do nothing`,
)

/** What was sent ahead of an act becomes the case's, in the act's own transaction. */
export const moveUploads = sql(
  'upload.file.move',
  `update upload.file set subject_id = $2
   where tenant_id = kernel.current_tenant() and subject_id = $1`,
)

export const findUpload = sql<UploadRow>(
  'upload.file.find',
  `select ${columns} from upload.file where tenant_id = kernel.current_tenant() and id = $1`,
)

export const deleteUpload = sql<{ store_key: string; thumbnail_key: string | null }>(
  'upload.file.delete',
  `delete from upload.file where tenant_id = kernel.current_tenant() and id = $1 and subject_id = $2
   returning store_key, thumbnail_key`,
)
