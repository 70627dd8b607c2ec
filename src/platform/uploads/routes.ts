import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { contentDisposition } from '../../kernel/files/content-disposition.js'
import { verifyFileLink } from '../../kernel/files/file-link.js'
import type { App } from '../app.js'
import { route } from '../request/context.js'
import { findUpload } from './upload-store.js'

export const uploadRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/files/:lgd/:id/:variant',
    // The signed link is the permission: it is only given to those who may see the file.
    access: 'public',
    params: Type.Object({
      lgd: Type.Integer({ minimum: 0 }),
      id: Type.String({ pattern: uuidPattern }),
      variant: Type.Union([Type.Literal('full'), Type.Literal('small')]),
    }),
    query: Type.Object({ key: Type.String({ maxLength: 200 }) }),
    handle: async ({ now }, { params: { lgd, id, variant }, query: { key } }) => {
      const secret = app.keys.key('file-link')
      const verdict = verifyFileLink({
        tenantId: lgd,
        fileId: id,
        variant,
        token: key,
        now,
        secret,
      })
      if (!verdict.ok) throw errors.notFound()
      const [row] = await app.database.read({ tenant: lgd }, findUpload([id]))
      if (!row) throw errors.notFound()
      const isSmall = variant === 'small' && row.thumbnail_key !== null
      const { stream } = await app.files.get(isSmall ? (row.thumbnail_key ?? '') : row.store_key)
      const isImage = row.content_type.startsWith('image/')
      return {
        status: 200,
        type: isSmall ? 'image/webp' : row.content_type,
        body: stream,
        headers: {
          'cache-control': 'private, max-age=300',
          'content-security-policy': "default-src 'none'; sandbox",
          'content-disposition': isImage ? 'inline' : contentDisposition(row.name),
        },
      }
    },
  }),
]
