import type { Fault } from '../../kernel/errors/app-error.js'
import { missingNeeds, type ActInput } from '../applications/act.js'
import type { CityContext } from '../request/context.js'
import type { Form } from '../request/form.js'
import { cleanText } from '../service-kit/clean-text.js'
import { takeUploads } from '../uploads/uploads.js'
import type { Chosen } from './bulk-action.js'
import type { BulkInput, BulkKind } from './bulk-store.js'

export const mostCases = 200
export const mostPhotos = 3

/**
 * The numbers that were ticked in the inbox, each a control of its own; or those that the page sends
 * on, in one field (a form with files has few), each with the version that was seen.
 */
export function chosenOf(form: Form): Map<string, string> {
  if (form.has('cases')) {
    const pairs = form.text('cases').split(' ').filter(Boolean)
    return new Map(pairs.map((pair) => [pair.split(':')[0] ?? '', pair.split(':')[1] ?? '']))
  }
  const { case: ticked } = form.nested()
  const numbers = typeof ticked === 'object' && ticked !== null ? Object.keys(ticked) : []
  return new Map(numbers.map((number) => [number, '']))
}

/** None chosen, or more than can be done in one go. */
export const countFaults = (count: number): Fault[] =>
  count === 0
    ? [{ path: 'case', code: 'fault.bulk-none' }]
    : count > mostCases
      ? [{ path: 'case', code: 'fault.bulk-many', params: { most: mostCases } }]
      : []

/** What is done to all of them, with every fault; photos are kept under the run until it is done. */
export async function readBulk(
  context: CityContext,
  kind: BulkKind,
  form: Form,
  given: {
    runId: string
    chosen: readonly Chosen[]
    assignees: readonly { value: string; name: string }[]
  },
): Promise<{ input: BulkInput; faults: Fault[] }> {
  const { app, tenant, person } = context
  const note = cleanText(form.text('note').normalize('NFC').trim())
  const assignee = given.assignees.find(({ value }) => value === form.text('assignee'))
  const input: BulkInput = {
    ...(kind === 'resolve' && note !== '' && { note }),
    ...(kind === 'assign' &&
      assignee && { assigneeId: assignee.value, assigneeName: assignee.name }),
  }
  const tried: ActInput = { ...input, photos: form.files.length }
  const faults = new Map<string, Fault>()
  for (const { possible } of given.chosen) {
    if (!possible) continue
    for (const fault of missingNeeds(possible.action, tried)) faults.set(fault.path, fault)
  }
  if (app.country.validators.holdsNationalId(note)) {
    faults.set('note', { path: 'note', code: 'fault.national-id' })
  }
  if (!given.chosen.some(({ possible }) => possible)) {
    faults.set('case', { path: 'case', code: 'fault.bulk-impossible' })
  }
  if (faults.size === 0 && kind === 'resolve' && form.files.length > 0) {
    const { faults: refused } = await takeUploads(app, tenant.id, {
      subjectId: given.runId,
      files: form.files.slice(0, mostPhotos).map((file) => ({ ...file, field: 'photo' })),
      accepts: () => 'image',
      by: person?.accountId ?? null,
    })
    for (const fault of refused) faults.set(fault.path, fault)
  }
  return { input, faults: [...faults.values()] }
}
