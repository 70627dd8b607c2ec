import { Type } from 'typebox'
import { faultText } from '../../kernel/http/problem.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { cityOf, route } from '../request/context.js'
import { readForm, showFaults } from '../request/form.js'
import { staffImportPage, staffPlanPage } from './import-page.js'
import { confirmImport, keepImport, planImport } from './import-staff.js'
import { invitationPage } from './new-employee-page.js'
import { loadStaffFacts } from './staff-facts.js'
import { readStaffFile, writeStaffExample, writeStaffFaults } from './staff-file.js'

const City = Type.Object({ city: Type.String() })
const File = Type.Object({ city: Type.String(), id: Type.String({ pattern: uuidPattern }) })
const access = { permission: 'staff.administer' }

/** Employees from a file: faults by row, a look at what would change, then all of it or nothing. */
export const staffImportRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/staff/import',
    access,
    params: City,
    handle: (context) => staffImportPage(cityOf(context), { faults: [], shownFaults: [] }),
  }),
  route({
    method: 'GET',
    path: '/desk/:city/staff/example.csv',
    access,
    params: City,
    handle: () => download(writeStaffExample(), 'staff.csv'),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/import',
    access,
    params: City,
    bodyLimitBytes: 2_000_000,
    handle: async (context, { request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const [file] = form.files
      if (!file || file.bytes.length === 0) {
        const shownFaults = showFaults(city, [{ path: 'file', code: 'fault.file-required' }])
        return staffImportPage(city, { faults: [], shownFaults })
      }
      const facts = await loadStaffFacts(city)
      const read = readStaffFile(app, facts, file.bytes.toString('utf8'))
      const plan = await planImport(city, read.rows)
      const faults = [...read.faults, ...plan.faults].sort((a, b) => a.row - b.row)
      if (faults.length > 0) {
        if (!form.has('as-file')) return staffImportPage(city, { faults, shownFaults: [] })
        return download(
          writeStaffFaults(faults, (fault) => faultText(city.t, fault)),
          'faults.csv',
        )
      }
      if (plan.added.length + plan.edits.length === 0) {
        return redirect(`/desk/${city.tenant.slug}/staff`)
      }
      return staffPlanPage(city, await keepImport(city, read.rows), plan)
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/staff/import/:id',
    access,
    params: File,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      await readForm(context, request)
      const { invitations, faults } = await confirmImport(city, params.id)
      if (faults.length > 0) return staffImportPage(city, { faults, shownFaults: [] })
      return invitations.length > 0
        ? invitationPage(city, invitations)
        : redirect(`/desk/${city.tenant.slug}/staff`)
    },
  }),
]

const download = (text: string, name: string): Reply => ({
  status: 200,
  type: 'text/csv; charset=utf-8',
  body: text,
  headers: { 'content-disposition': `attachment; filename="${name}"` },
})
