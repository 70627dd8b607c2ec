import { sql } from '../../kernel/db/statement.js'

export interface DraftRow {
  id: string
  service: string
  answers: Record<string, unknown>
  contact: Record<string, unknown>
  language: string
  filed_id: string | null
}

/** Id, browser's digest in `contact.browser`; only that browser finds the draft again. */
export const findDraft = sql<DraftRow>(
  'service.draft.find',
  `select id, service, answers, contact, language, filed_id from service.draft
   where tenant_id = kernel.current_tenant() and id = $1 and contact->>'browser' = $2
     and expires_at > now()`,
)

/** Id, service, answers, contact, language: saved over what there was, until it is filed. */
export const saveDraft = sql(
  'service.draft.save',
  `insert into service.draft as d (tenant_id, id, service, answers, contact, language)
   values (kernel.current_tenant(), $1, $2, $3::jsonb, $4::jsonb, $5)
   on conflict (tenant_id, id) do update set answers = excluded.answers,
     contact = d.contact || excluded.contact, language = excluded.language, changed_at = now()
   where d.contact->>'browser' = excluded.contact->>'browser' and d.filed_id is null`,
)

/** The answers go when they are filed: the case has them. */
export const closeDraft = sql(
  'service.draft.close',
  `update service.draft set filed_id = $2, answers = '{}',
     contact = jsonb_build_object('browser', contact->>'browser'), expires_at = now() + interval '60 days'
   where tenant_id = kernel.current_tenant() and id = $1`,
)

/** Whether this browser filed the case. */
export const isFiledBy = sql<{ found: number }>(
  'service.draft.filed_by',
  `select 1 as found from service.draft
   where tenant_id = kernel.current_tenant() and id = $1 and filed_id = $1 and contact->>'browser' = $2`,
)

/** What is uploaded ahead of a filing or an act by program goes with this when nothing follows. */
export const holdUploads = sql(
  'service.draft.hold',
  `insert into service.draft (tenant_id, id, service, contact, language)
   values (kernel.current_tenant(), $1, $2, '{"browser": "api"}', $3)
   on conflict (tenant_id, id) do update set changed_at = now(), expires_at = excluded.expires_at
   where service.draft.contact->>'browser' = 'api'`,
)
