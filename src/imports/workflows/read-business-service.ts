import { isRecord, kindOf } from '../../kernel/geo/is-record.js'
import type { BusinessService, Reason, SourceAction, SourceState } from './business-service.js'

/** The name of a service in the file; undefined for what is none. */
export function nameOfService(raw: unknown): string | undefined {
  const name = isRecord(raw) ? raw['businessService'] : undefined
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined
}

/** Reads one service; what is not of the shape that it should have is a reason to refuse it. */
export function readBusinessService(raw: unknown): { service: BusinessService; reasons: Reason[] } {
  const reasons: Reason[] = []
  const row = isRecord(raw) ? raw : {}
  const states = listOf(row['states'], 'states', reasons)
  return {
    service: {
      name: nameOfService(raw) ?? '',
      levelMs: levelOf(row['businessServiceSla'], 'businessServiceSla', reasons),
      states: states.map((state, index) => readState(state, index, reasons)),
    },
    reasons,
  }
}

function readState(raw: unknown, index: number, reasons: Reason[]): SourceState {
  const row = isRecord(raw) ? raw : {}
  const name = textOf(row['state'])
  const path = `states.${name ?? index}`
  if (!isRecord(raw)) reasons.push(wrong(path, 'an object', raw))
  const actions = listOf(row['actions'], `${path}.actions`, reasons)
  return {
    name: name ?? null,
    status: textOf(row['applicationStatus']) ?? '',
    levelMs: levelOf(row['sla'], `${path}.sla`, reasons),
    isStart: row['isStartState'] === true,
    isEnd: row['isTerminateState'] === true,
    actions: actions.flatMap((action, place) =>
      isRecord(action) && action['active'] === false
        ? []
        : [readAction(action, `${path}.actions.${place}`, reasons)],
    ),
  }
}

function readAction(raw: unknown, path: string, reasons: Reason[]): SourceAction {
  const row = isRecord(raw) ? raw : {}
  const name = textOf(row['action'])
  const next = textOf(row['nextState'])
  if (name === undefined) reasons.push(wrong(`${path}.action`, 'a name', row['action']))
  if (next === undefined) reasons.push(wrong(`${path}.nextState`, 'a state', row['nextState']))
  const roles = listOf(row['roles'], `${path}.roles`, reasons)
  return {
    name: name ?? '',
    next: next ?? '',
    roles: [...new Set(roles.flatMap((role) => textOf(role) ?? []))],
  }
}

function listOf(value: unknown, path: string, reasons: Reason[]): unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  reasons.push(wrong(path, 'a list', value))
  return []
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').trim() : undefined

/** Nothing and 0 both mean that the time is not measured. */
function levelOf(value: unknown, path: string, reasons: Reason[]): number | null {
  if (value === undefined || value === null || value === 0) return null
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value
  reasons.push(wrong(path, 'milliseconds', value))
  return null
}

const wrong = (path: string, wanted: string, value: unknown): Reason => ({
  path,
  code: 'wrong-shape',
  text: `It must be ${wanted}, not ${kindOf(value)}.`,
})
