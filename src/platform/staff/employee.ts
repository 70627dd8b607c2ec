import { errors } from '../../kernel/errors/errors.js'
import { listAssignments, type AssignmentRow } from '../access/assignment-store.js'
import { findEmployee, loginsOf, type EmployeeRow } from '../access/staff-store.js'
import type { App } from '../app.js'
import { entryName } from '../journey/facts.js'
import type { Entry } from '../masterdata/entry-store.js'
import type { CityContext } from '../request/context.js'

/** A member of a city's staff as the administration sees them. */
export interface Employee {
  id: string
  login: string
  /** False until the person has chosen a password. */
  enrolled: boolean
  name: string
  designation: string | null
  department: string | null
  mobile: string | null
  email: string | null
  active: boolean
  version: number
}

/** Opens what is sealed; the id ties a sealed value to its person. */
export function toEmployee(
  app: App,
  row: EmployeeRow,
  account: { login: string; enrolled: boolean } | undefined,
): Employee {
  const open = (purpose: string, sealed: Buffer | null) =>
    sealed && app.keys.decrypt(purpose, sealed, row.account_id)
  return {
    id: row.account_id,
    login: account?.login ?? '',
    enrolled: account?.enrolled ?? false,
    name: row.name,
    designation: row.designation,
    department: row.department,
    mobile: open('staff-mobile', row.mobile_sealed),
    email: open('staff-email', row.email_sealed),
    active: row.active,
    version: row.version,
  }
}

export const sealFor = (app: App, purpose: 'staff-mobile' | 'staff-email', id: string) => {
  return (text: string | null): Buffer | null =>
    text === null ? null : app.keys.encrypt(purpose, text, id)
}

/** One employee with every role that they have, had or will have. Throws `not-found`. */
export async function loadEmployee(
  { app, tenant }: CityContext,
  id: string,
): Promise<{ employee: Employee; assignments: AssignmentRow[] }> {
  const scope = { tenant: tenant.id }
  const [[row], [account], assignments] = await Promise.all([
    app.database.read(scope, findEmployee([id])),
    app.database.read(scope, loginsOf([[id]])),
    app.database.read(scope, listAssignments([[id]])),
  ])
  if (!row) throw errors.notFound()
  return { employee: toEmployee(app, row, account), assignments }
}

/** What the audit shows: numbers and addresses are told as changed, never as what they are. */
export const audited = ({ name, designation, department, active }: Employee) => ({
  name,
  designation,
  department,
  active,
})

/** `+91•••••••210`, enough to tell two apart. */
export const maskMobile = (mobile: string | null): string =>
  mobile === null ? '' : `••••• ${mobile.slice(-3)}`

export const maskEmail = (email: string | null): string =>
  email === null ? '' : email.replace(/^(.).*(@.*)$/, '$1•••$2')

/** A code of a list in words; what no list knows is shown as it is. */
export function nameIn(
  context: CityContext,
  entries: readonly Entry[],
  code: string | null,
): string {
  if (code === null) return ''
  const found = entries.find((entry) => entry.code === code)
  return found ? entryName(context, found.name) : code
}
