/**
 * Whose rows a call may see: one tenant's, one account's across tenants, or only the kernel's
 * short list of tables that serve all tenants.
 */
export type Scope =
  | { readonly tenant: number; readonly account?: string }
  | { readonly account: string }
  | 'kernel'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The statements that open a transaction in a scope. `SET LOCAL` cannot take parameters, so the
 * values are checked here: an integer and a UUID have no way to carry SQL.
 */
export function scopePrologue(scope: Scope): string {
  if (scope === 'kernel') return 'begin;'
  const parts = ['begin;']
  if ('tenant' in scope) {
    if (!Number.isSafeInteger(scope.tenant)) throw new TypeError('tenant must be an integer')
    parts.push(`set local app.tenant = '${scope.tenant}';`)
  }
  if (scope.account !== undefined) {
    if (!uuid.test(scope.account)) throw new TypeError('account must be a UUID')
    parts.push(`set local app.account = '${scope.account}';`)
  }
  return parts.join(' ')
}
