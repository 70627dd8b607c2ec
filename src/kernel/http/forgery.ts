import type { FastifyRequest } from 'fastify'

/**
 * True when a browser sent this request from a page of another site.
 * `Sec-Fetch-Site` decides where the browser sends it, else `Origin`; with neither it is no browser
 * of the last years, and the form's token (which pages also require) decides alone.
 */
export function isCrossSite(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.origin
  if (origin === undefined) return false
  return origin !== new URL(publicUrl).origin && origin !== `${request.protocol}://${request.host}`
}
