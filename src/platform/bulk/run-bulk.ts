import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { actOnApplication } from '../applications/act.js'
import { loadCaseById } from '../applications/load-case.js'
import type { CityContext } from '../request/context.js'
import { dropPlaced, placeUploads, readUploads, type WholeUpload } from '../uploads/copy-upload.js'
import { removeUpload, uploadsOf } from '../uploads/uploads.js'
import { bulkAction } from './bulk-action.js'
import {
  emptyRun,
  listItems,
  saveOutcomes,
  type BulkItem,
  type BulkOutcome,
  type BulkRun,
} from './bulk-store.js'

const atOnce = 20

/**
 * Does what is left of a run, a few cases at a time, and keeps each outcome. Two that do the same run
 * at once do each act once: its command follows from the run and the case.
 */
export async function runBulk(context: CityContext, run: BulkRun): Promise<void> {
  const { app, tenant } = context
  const scope = { tenant: tenant.id }
  const items = await app.database.read(scope, listItems([run.id]))
  const waiting = items.filter(({ outcome }) => outcome === null)
  const kept = waiting.length === 0 ? [] : await readUploads(app, tenant.id, run.id)
  // A form that was sent twice at once brought its photos twice.
  const photos = [...new Map(kept.map((each) => [each.row.sha256, each])).values()]
  for (let at = 0; at < waiting.length; at += atOnce) {
    const part = waiting.slice(at, at + atOnce)
    const outcomes = await Promise.all(part.map((item) => actOnOne(context, run, item, photos)))
    const ids = part.map((item) => item.application_id)
    await app.database.write(scope, saveOutcomes([run.id, ids, outcomes]))
  }
  await app.database.write(scope, emptyRun([run.id]))
  const left = await uploadsOf(app, tenant.id, run.id)
  await Promise.all(left.map(({ id }) => removeUpload(app, tenant.id, id, run.id)))
}

async function actOnOne(
  context: CityContext,
  run: BulkRun,
  item: BulkItem,
  photos: readonly WholeUpload[],
): Promise<BulkOutcome> {
  const { app, tenant, person, now } = context
  const loaded = await loadCaseById(app, tenant.id, item.application_id)
  const { found, service } = loaded
  const possible = bulkAction(run.kind, context, loaded)
  const isSeen = found.version === item.seen_version
  if (isSeen && !possible) return 'refused'
  const action = possible?.action
  const takesPhoto = [...(action?.needs ?? []), ...(action?.takes ?? [])].includes('photo')
  const target = { tenantId: tenant.id, subjectId: found.id, field: 'photo' }
  const placed = isSeen && takesPhoto ? await placeUploads(app, target, photos) : []
  try {
    await actOnApplication(app, {
      tenant,
      service,
      found,
      seenVersion: item.seen_version,
      actionId: possible?.id ?? '',
      input: { ...run.input, ...(placed.length > 0 && { photos: placed.length }) },
      person,
      isApplicant: false,
      channel: 'web',
      commandId: derivedUuid('bulk', run.id, found.id),
      now,
    })
    return 'done'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'changed-meanwhile' && code !== 'forbidden' && code !== 'invalid') throw error
    await dropPlaced(app, target, placed)
    return code === 'changed-meanwhile' ? 'changed' : 'refused'
  }
}
