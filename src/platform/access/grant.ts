/** A role that someone holds in a tenant, and what part of it the role reaches. */
export interface Grant {
  role: string
  /** Null: every ward. */
  wardId: string | null
  /** Null: every department. */
  department: string | null
  permissions: readonly string[]
  /** The role is another's, whose work this person does until a day. */
  actingFor?: { accountId: string; name: string | null; until: string | null }
}

/** Who is signed in, and what they may do in the tenant of the request. */
export interface SignedIn {
  accountId: string
  kind: 'resident' | 'staff'
  name: string | null
  language: string | null
  department: string | null
  grants: readonly Grant[]
}

export const mayDo = (person: SignedIn | undefined, permission: string): boolean =>
  person?.grants.some((grant) => grant.permissions.includes(permission)) ?? false

/** Whether a grant of this role reaches a case of this ward and department. */
export const reaches = (
  grant: Grant,
  at: { wardId: string | null; department: string | null },
): boolean =>
  (grant.wardId === null || grant.wardId === at.wardId) &&
  (grant.department === null || grant.department === at.department)
