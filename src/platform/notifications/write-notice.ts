import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import { nameOf, type Tenant } from '../tenancy/tenant.js'
import { fillTemplate, readTemplate, templateKind } from './notice-template.js'
import type { Way } from './way.js'

/** What a notice is about, without its words: those are chosen when it is sent or read. */
export interface NoticeFacts {
  template: string
  language: string
  params: Readonly<Record<string, string>>
  audience: 'resident' | 'staff'
  way: Way
}

export interface WrittenNotice {
  subject: string
  body: string
  templateId: string | undefined
}

/** A notice in words: the city's own, else its state's, else the nation's, else the built-in ones. */
export async function writeNotice(
  app: App,
  tenant: Tenant,
  facts: NoticeFacts,
): Promise<WrittenNotice> {
  const { template, language, way } = facts
  const t = app.messages.translator(language)
  const { service, state, at } = facts.params
  const params = {
    ...facts.params,
    city: nameOf(tenant, language),
    number: formatPublicNumber(facts.params['number'] ?? ''),
    state: service === undefined ? '' : t(`service.${service}.state.${state}.plain`),
    date:
      at === undefined ? '' : app.country.formats.formatDate(new Date(at), language, 'date-time'),
    // On the page the message itself is the link.
    link: way === 'in-app' ? '' : app.config.publicUrl + pathOf(tenant, facts),
  }
  const entry = await app.masterData.find(tenant.id, templateKind, template)
  const own = entry && readTemplate(entry.data)
  const body = fillTemplate(app, own?.texts[way], language, params) ?? t(template, params)
  return {
    body: body.trim(),
    subject: fillTemplate(app, own?.subject, language, params) ?? t(subjectOf(template), params),
    templateId: way === 'sms' ? own?.dltTemplateId : undefined,
  }
}

/** A notice that is about no case has a subject of its own. */
const subjectOf = (template: string): string =>
  template === 'notice.staff.digest' ? 'notice.staff.digest-subject' : 'notice.subject'

/** Where a notice leads, within the site. */
export function pathOf(tenant: Tenant, facts: Pick<NoticeFacts, 'params' | 'audience'>): string {
  const { path, number } = facts.params
  if (path !== undefined) return path
  const root = facts.audience === 'staff' ? `/desk/${tenant.slug}` : `/${tenant.slug}`
  return number === undefined ? root : `${root}/case/${number}`
}
