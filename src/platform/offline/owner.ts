import { errors } from '../../kernel/errors/errors.js'
import type { Context } from '../request/context.js'

/**
 * How a phone knows a person again without learning who they are in the records: a keyed digest of
 * the account; '' when nobody is signed in.
 */
export function ownerOf({ app, person }: Context): string {
  if (!person) return ''
  const digest = app.keys.sign('offline', person.accountId).slice(0, 16)
  return `${person.kind}-${digest}`
}

/** Bodies that are open keep a page for the time without network; others have none. */
export const hasOffline = ({ tenant }: Context): boolean =>
  tenant?.status === 'live' && (tenant.kind === 'body' || tenant.kind === 'sandbox')

/** The page for the time without network, with what makes a kept copy old: language and person. */
export function offlineAddress(context: Context): string | undefined {
  if (!context.tenant || !hasOffline(context)) return undefined
  const tag = `${context.language}.${ownerOf(context)}`
  return `/${context.tenant.slug}/offline?for=${encodeURIComponent(tag)}`
}

/** Lets the phone keep a page for its reader alone: city, person, and for how many seconds. */
export function keepOffline(context: Context, seconds: number): Record<string, string> {
  if (!context.tenant) throw errors.notFound()
  return { 'x-keep-offline': `${context.tenant.slug} ${ownerOf(context) || '-'} ${seconds}` }
}
