import type { FastifyRequest } from 'fastify'
import { errors } from '../../kernel/errors/errors.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import { actOnApplication, missingNeeds, type ActInput } from '../applications/act.js'
import type { LoadedCase } from '../applications/load-case.js'
import { possibleActions } from '../applications/actor.js'
import type { CityContext } from '../request/context.js'
import { faultsOf, readForm } from '../request/form.js'
import { takeUploads } from '../uploads/uploads.js'
import { assigneesFor, departmentsOf } from './choices.js'
import { readyReplies } from './ready-replies.js'

export interface TakenAction {
  actionId: string
  /** Empty when it was done. */
  faults: readonly Fault[]
  /** What was written, for showing it again. */
  note: string
}

/** Reads a posted action and does it. Faults come back for showing the form again. */
export async function takeAction(
  context: CityContext,
  loaded: LoadedCase,
  isApplicant: boolean,
  request: FastifyRequest,
  channel: 'web' | 'field',
): Promise<TakenAction> {
  const { app, tenant, person, now } = context
  const { found, service } = loaded
  const form = await readForm(context, request)
  const actionId = form.text('_action')
  const version = Number(form.text('_version'))
  const commandId = form.text('_command')
  if (!Number.isInteger(version) || !isUuid(commandId)) throw errors.badRequest()
  const reopenDays = tenant.settings.reopenDays ?? service.reopenDays ?? 0
  const possible = possibleActions(service, found, { person, isApplicant }, { now, reopenDays })
  const action = possible.find((each) => each.id === actionId)?.action
  // Not possible now: the act below says whether it is forbidden, done already, or too late.
  const input: ActInput = {}
  const text = (name: string) => form.text(name).normalize('NFC').trim()
  if (text('note') !== '') input.note = text('note')
  else if (text('reply') !== '' && person?.kind === 'staff') {
    const replies = await readyReplies(context, service.id, found.language)
    const chosen = replies.find((each) => each.value === text('reply'))
    if (chosen) input.note = chosen.text
  }
  if (text('reason') !== '') input.reason = text('reason')
  if (/^[1-5]$/.test(text('rating'))) input.rating = Number(text('rating'))
  if (text('assignee') !== '') {
    const chosen = (await assigneesFor(context, loaded)).find(
      (each) => each.value === text('assignee'),
    )
    if (chosen) Object.assign(input, { assigneeId: chosen.value, assigneeName: chosen.name })
  }
  if (text('department') !== '') {
    const chosen = (await departmentsOf(context)).find((each) => each.value === text('department'))
    if (chosen) Object.assign(input, { department: chosen.value, departmentName: chosen.label })
  }
  const faults: Fault[] = []
  if (input.note !== undefined && app.country.validators.holdsNationalId(input.note)) {
    faults.push({ path: 'note', code: 'fault.national-id' })
  }
  // A photo is kept only with an act that can be done: shown again, the form would send it anew.
  if (action) faults.push(...missingNeeds(action, { ...input, photos: form.files.length }))
  const takesPhoto = [...(action?.needs ?? []), ...(action?.takes ?? [])].includes('photo')
  if (faults.length === 0 && takesPhoto && found.version === version && form.files.length > 0) {
    const { taken, faults: uploadFaults } = await takeUploads(app, tenant.id, {
      subjectId: found.id,
      files: form.files.slice(0, 5).map((file) => ({ ...file, field: 'photo' })),
      accepts: () => 'image',
      by: person?.accountId ?? null,
    })
    if (taken > 0) input.photos = taken
    faults.push(...uploadFaults)
  }
  const note = form.text('note')
  if (faults.length > 0) return { actionId, faults, note }
  try {
    await actOnApplication(app, {
      tenant,
      service,
      found,
      seenVersion: version,
      actionId,
      input,
      person,
      isApplicant,
      channel,
      commandId,
      now,
    })
    return { actionId, faults: [], note }
  } catch (error) {
    return { actionId, faults: faultsOf(error), note }
  }
}
