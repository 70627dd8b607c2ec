import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { errors } from '../../kernel/errors/errors.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { actOnApplication } from '../applications/act.js'
import { findCase } from '../applications/case-store.js'
import type { LoadedCase } from '../applications/load-case.js'
import { saveMine } from '../front/mine-store.js'
import { loadFacts } from '../journey/facts.js'
import { partsOf } from '../journey/file-draft.js'
import { contactOf, partyOf } from '../parties/party.js'
import { unprovenParty } from '../parties/unproven-party.js'
import { personOf, type CityContext } from '../request/context.js'
import { nameOf, type Tenant } from '../tenancy/tenant.js'
import { placeUploads, readUploads } from '../uploads/copy-upload.js'
import { carryAnswers } from './carry-answers.js'
import { transferAction } from './transfer-action.js'
import {
  finishTransfer,
  listBehind,
  listTransfers,
  reserveTransfer,
  saveBehind,
  saveOrigin,
} from './transfer-store.js'

const perPage = 500

export interface TransferCommand {
  loaded: LoadedCase
  body: Tenant
  note: string
  seenVersion: number
  commandId: string
}

/**
 * Files the case in another body and closes it here. Two tenants share no transaction: where it goes
 * is kept first, the new case's id follows from the old one's, and closing comes last, so that what
 * broke off is finished by doing it again and never makes a second case.
 * Throws `changed-meanwhile` when someone acted first or sent it elsewhere.
 */
export async function transferCase(context: CityContext, command: TransferCommand): Promise<void> {
  const { app, tenant, now } = context
  const { loaded, body, note, seenVersion, commandId } = command
  const { found, service } = loaded
  const scope = { tenant: tenant.id }
  const action = transferAction(context, loaded)
  if (found.version === seenVersion) {
    if (!action) throw errors.forbidden()
    await app.database.write(scope, reserveTransfer([found.id, body.id]))
  }
  const going = await app.database.read(scope, listTransfers([found.id]))
  const to = going.find(({ direction }) => direction === 'to')
  if (to?.body_id !== body.id) throw errors.conflict('changed-meanwhile')
  const number = to.number ?? (await fileThere(context, loaded, body))
  const t = app.wordings.translator(tenant.id, found.language)
  const told = t('case.went-note', {
    body: nameOf(body, found.language),
    number: formatPublicNumber(number),
  })
  await actOnApplication(app, {
    tenant,
    service,
    found,
    seenVersion,
    actionId: action?.id ?? '',
    input: { reason: 'not-ours', note: [told, note].filter(Boolean).join('\n') },
    person: personOf(context),
    isApplicant: false,
    channel: 'web',
    commandId,
    now,
    together: [finishTransfer([found.id, number])],
  })
}

/** The case as the other body gets it, with its people and pictures. Gives its number there. */
async function fileThere(
  context: CityContext,
  { found, service }: LoadedCase,
  body: Tenant,
): Promise<string> {
  const { app, tenant } = context
  const there = { tenant: body.id }
  const id = derivedUuid('transfer', tenant.id, found.id)
  const [known] = await app.database.read(there, findCase([id]))
  const number = known?.number ?? (await file(context, { found, service }, body, id))
  await app.database.write(there, saveOrigin([id, tenant.id, found.number]))
  let after = ''
  for (;;) {
    const page = await app.database.read(
      { tenant: tenant.id },
      listBehind([found.id, after, perPage]),
    )
    await app.database.write(there, saveBehind([id, JSON.stringify(page)]))
    after = page.at(-1)?.follower ?? ''
    if (page.length < perPage) break
  }
  await app.database.write(there, saveMine([[id]]))
  return number
}

async function file(
  context: CityContext,
  { found, service }: LoadedCase,
  body: Tenant,
  id: string,
): Promise<string> {
  const { app, tenant } = context
  const person = personOf(context)
  const definition = app.catalogue.effective(body.id, service.id)
  if (!definition) throw errors.notFound()
  const facts = await loadFacts({ ...context, tenant: body }, definition.service, undefined)
  const answers = carryAnswers(service, definition.service, found.answers, facts)
  const uploads = await readUploads(app, tenant.id, found.id)
  await placeUploads(app, { tenantId: body.id, subjectId: id }, uploads)
  const { number } = await app.filing.file({
    id,
    tenant: body,
    definition,
    ...partsOf(definition.service, answers),
    partyId: await partyThere(context, found, body, id),
    accountId: found.accountId,
    actor: { kind: 'staff', id: person.accountId, name: person.name },
    channel: 'transfer',
    language: found.language,
    photos: uploads.filter(({ row }) => row.content_type.startsWith('image/')).length,
    occurredAt: found.occurredAt,
  })
  return number
}

async function partyThere(
  { app, tenant }: CityContext,
  { partyId, accountId, language }: LoadedCase['found'],
  body: Tenant,
  caseId: string,
): Promise<string | null> {
  if (partyId === null) return null
  const { name, mobile: sealed } = await contactOf(app, tenant.id, partyId)
  const person = { name, mobile: sealed ?? undefined, language }
  return accountId === null
    ? unprovenParty(app, body.id, { caseId, ...person })
    : partyOf(app, body.id, { accountId, ...person })
}
