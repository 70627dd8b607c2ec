import type { EventReader } from '../../../kernel/events/reader.js'
import { enqueue } from '../../../kernel/jobs/job-store.js'
import type { App } from '../../app.js'
import { digestTimer } from './next-morning.js'

/**
 * A city that gets a case gets its next morning report. A city without open cases has no timer, so
 * that an idle country asks its database nothing.
 */
export const digestReader = (app: App): EventReader => ({
  name: 'digest-timer',
  types: ['application.filed', 'application.reopened'],
  async handle(tx, tenantId) {
    const tenant = app.tenants.byId(tenantId)
    if (!tenant) return
    await tx.rows(enqueue([await digestTimer(app, tenant, app.clock())]))
  },
})
