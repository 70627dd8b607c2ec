import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import { mobileOf } from '../identity/residents.js'
import { nameOf } from '../tenancy/tenant.js'
import { findMessage, markSent } from './message-store.js'

/** Sends one queued message; the provider drops a second with the same id. */
export const sendNotice =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, subject_id: id }) => {
    const tenant = tenantId === null ? undefined : app.tenants.byId(tenantId)
    if (!tenant || id === null) return
    const [message] = await findMessage(app.database, tenant.id, id)
    if (!message || message.status !== 'queued') return
    const mobile = await mobileOf(app, message.recipient_id)
    if (mobile === undefined) {
      await markSent(app.database, tenant.id, { id, status: 'dropped', providerRef: null })
      return
    }
    const t = app.messages.translator(message.language)
    const { service, state, number } = message.params
    const body = t(message.template, {
      city: nameOf(tenant, message.language),
      number: formatPublicNumber(number ?? ''),
      state: t(`service.${service}.state.${state}.plain`),
      link: `${app.config.publicUrl}/${tenant.slug}/case/${number}`,
    })
    const { providerRef } = await app.sms.send({ id, to: mobile, body })
    await markSent(app.database, tenant.id, { id, status: 'sent', providerRef })
  }
