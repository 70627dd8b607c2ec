import { uuidv7 } from 'uuidv7'
import { saveAssignment, saveMember } from '../platform/access/member-store.js'
import type { App } from '../platform/app.js'
import { demoPassword, demoStaff, demoTotpSecret } from '../platform/demo/people.js'
import { staffOfLogin } from '../platform/identity/account-store.js'
import { addStaff } from '../platform/identity/staff.js'

/** The invented staff, at work in a city. */
export async function seedStaff(app: App, tenantId: number): Promise<void> {
  for (const staff of demoStaff) {
    const { login, name, designation, roles } = staff
    const totpSecret = demoTotpSecret(app.keys, login)
    const made = await addStaff(app, { login, name, password: demoPassword, totpSecret })
    const [known] = await app.database.read('kernel', staffOfLogin([login]))
    const accountId = made ?? known?.id
    if (accountId === undefined) throw new Error(`the demo login ${login} was not made`)
    const department = 'department' in staff ? staff.department : null
    await app.database.flight({ tenant: tenantId }, [
      saveMember([accountId, name, designation, department]),
      ...roles.map((role) => saveAssignment([uuidv7(), accountId, role, null, null])),
    ])
  }
}
