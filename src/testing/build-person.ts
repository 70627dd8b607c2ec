import type { Grant, SignedIn } from '../platform/access/grant.js'

/** A role that reaches every ward and department of the tenant. */
export const buildGrant = (role: string, given: Partial<Grant> = {}): Grant => ({
  role,
  wardId: null,
  department: null,
  permissions: [],
  ...given,
})

/** A signed-in member of staff with these grants. */
export const buildStaff = (grants: readonly Grant[], given: Partial<SignedIn> = {}): SignedIn => ({
  accountId: '22222222-2222-7222-8222-222222222222',
  kind: 'staff',
  name: 'Asha Patil',
  language: 'en',
  department: null,
  grants,
  ...given,
})

/** A signed-in resident. */
export const buildResident = (given: Partial<SignedIn> = {}): SignedIn =>
  buildStaff([], { kind: 'resident', name: 'Ravi', ...given })
