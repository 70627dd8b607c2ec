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
  visibility: 'case' | 'internal'
  uploaded_by: string | null
  created_at: Date
}

const columns = `id, subject_id, field, name, content_type, bytes, width_px, height_px, store_key,
  thumbnail_key, visibility, uploaded_by, created_at`

export const insertUpload = sql(
  'upload.file.insert',
  `insert into upload.file (tenant_id, id, subject_id, field, name, content_type, bytes, sha256,
     width_px, height_px, store_key, thumbnail_key, visibility, uploaded_by)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9, $10, $11, $12, $13)`,
)

export const listUploads = sql<UploadRow>(
  'upload.file.list',
  `select ${columns} from upload.file
   where tenant_id = kernel.current_tenant() and subject_id = $1 order by created_at, id limit 100`,
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
