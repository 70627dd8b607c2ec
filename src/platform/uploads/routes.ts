import { buffer } from 'node:stream/consumers'
import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { contentDisposition } from '../../kernel/files/content-disposition.js'
import { verifyFileLink } from '../../kernel/files/file-link.js'
import type { Reply } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { route } from '../request/context.js'
import { byteRange } from './byte-range.js'
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
    handle: async ({ now }, { params: { lgd, id, variant }, query: { key }, request }) => {
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
      const isShown = /^(image|audio)\//.test(row.content_type)
      const reply = {
        status: 200,
        type: isSmall ? 'image/webp' : row.content_type,
        body: stream,
        headers: {
          'cache-control': 'private, max-age=300',
          'content-security-policy': "default-src 'none'; sandbox",
          'content-disposition': isShown ? 'inline' : contentDisposition(row.name),
        },
      }
      return row.content_type.startsWith('audio/')
        ? inParts(reply, await buffer(stream), request.headers.range)
        : reply
    },
  }),
]

/** The part of a sound that the browser asks for; five megabytes at most, so it is cut in memory. */
function inParts(reply: Reply, bytes: Buffer, asked: string | undefined): Reply {
  const range = byteRange(asked, bytes.length)
  const headers = { ...reply.headers, 'accept-ranges': 'bytes' }
  if (range === undefined) return { ...reply, body: bytes, headers }
  if (range === 'none') {
    const all = { ...headers, 'content-range': `bytes */${bytes.length}` }
    return { ...reply, status: 416, body: '', headers: all }
  }
  const { from, to } = range
  const part = { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` }
  return { ...reply, status: 206, body: bytes.subarray(from, to + 1), headers: part }
}
