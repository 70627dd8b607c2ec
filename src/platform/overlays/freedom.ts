import { plainText } from '../../kernel/plain-text.js'
import type { Freedom, ServiceDeclaration } from '../service-kit/service.js'
import { isObject, type Json, type JsonObject } from './merge-patch.js'
import type { Reason } from './overlay.js'

/**
 * Where a patch goes further than the declaration lets it. What no rule names is fixed. Pure.
 * `base` is the declaration as the level above has it.
 */
export function checkFreedom(base: ServiceDeclaration, patch: JsonObject): Reason[] {
  const rules = Object.entries(base.freedom ?? {}).map(([pattern, freedom]) => ({
    parts: pattern.split('.'),
    freedom,
  }))
  return Object.entries(patch)
    .filter(([name]) => name !== 'texts')
    .flatMap(([name, value]) => check(rules, [name], (base as unknown as JsonObject)[name], value))
}

interface Rule {
  parts: readonly string[]
  freedom: Freedom
}

function check(
  rules: readonly Rule[],
  path: readonly string[],
  before: Json | undefined,
  after: Json,
): Reason[] {
  const rule = rules.find(({ parts }) => matches(parts, path))
  if (rule) return checkRule(rule.freedom, path, before, after)
  // A rule further down may still allow it.
  const mayLieBelow = rules.some(({ parts }) => matches(parts.slice(0, path.length), path))
  if (mayLieBelow && isObject(after) && isObject(before)) {
    return Object.entries(after).flatMap(([name, value]) =>
      check(rules, [...path, name], before[name], value),
    )
  }
  return [reason('fixed', path, 'is the same for everybody')]
}

const matches = (parts: readonly string[], path: readonly string[]): boolean =>
  parts.length === path.length && parts.every((part, index) => part === '*' || part === path[index])

function checkRule(
  freedom: Freedom,
  path: readonly string[],
  before: Json | undefined,
  after: Json,
): Reason[] {
  switch (freedom) {
    case 'free':
      return []
    case 'fixed':
      return [reason('fixed', path, 'is the same for everybody')]
    case 'extend':
      return checkExtend(path, before, after)
    case 'restrict':
      return checkRestrict(path, before, after)
  }
}

/** New entries may come in; those that are there stay as they are. */
function checkExtend(path: readonly string[], before: Json | undefined, after: Json): Reason[] {
  if (before === undefined) return []
  if (!isObject(before) || !isObject(after)) {
    return [reason('extend', path, 'can be added to, not replaced')]
  }
  return Object.keys(after)
    .filter((name) => before[name] !== undefined && !isSame(before[name], after[name]))
    .map((name) => reason('extend', [...path, name], 'is there already and stays as it is'))
}

/** Smaller, sooner, fewer: what a level above promised must still be true. */
function checkRestrict(path: readonly string[], before: Json | undefined, after: Json): Reason[] {
  const name = path.at(-1) ?? ''
  if (isObject(before) && isObject(after)) {
    if (typeof before['value'] === 'number' && before['unit'] !== undefined) {
      return checkLevel(path, before, after)
    }
    return Object.entries(after).flatMap(([key, value]) =>
      checkRestrict([...path, key], before[key], value),
    )
  }
  if (after === null && path.at(-2) === 'of') return []
  if (typeof before === 'number' && typeof after === 'number') {
    const isTighter = name === 'min' ? after >= before : after <= before
    return isTighter ? [] : [reason('restrict', path, `may not go beyond ${before}`)]
  }
  if (name === 'required' && after === true) return []
  return isSame(before, after) ? [] : [reason('restrict', path, 'can only be made stricter')]
}

const hoursOf = { hours: 1, days: 24 } as const

function checkLevel(path: readonly string[], before: JsonObject, patch: JsonObject): Reason[] {
  const after = { ...before, ...patch }
  const hours = (level: JsonObject) =>
    Number(level['value']) * (level['unit'] === 'days' ? hoursOf.days : hoursOf.hours)
  // Working time of an office is never shorter than the same time by the clock.
  const isLooser = before['basis'] === 'elapsed' && after['basis'] === 'working'
  if (!(hours(after) > 0) || hours(after) > hours(before) || isLooser) {
    return [
      reason(
        'restrict',
        path,
        `may be at most ${['value', 'unit', 'basis'].map((part) => plainText(before[part])).join(' ')}`,
      ),
    ]
  }
  return []
}

const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

const reason = (code: Reason['code'], path: readonly string[], text: string): Reason => ({
  path: path.join('.'),
  code,
  text,
})
