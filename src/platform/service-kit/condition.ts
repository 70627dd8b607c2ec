import { parse } from '@marcbachmann/cel-js'

const compiled = new Map<string, (context: Record<string, unknown>) => unknown>()

/**
 * Evaluates a CEL condition. A condition over an answer that was not given is false:
 * what depends on it is not asked.
 */
export function holds(
  condition: string | undefined,
  facts: Readonly<Record<string, unknown>>,
): boolean {
  if (condition === undefined) return true
  let program = compiled.get(condition)
  if (!program) {
    program = parse(condition)
    compiled.set(condition, program)
  }
  try {
    return program({ ...facts }) === true
  } catch {
    return false
  }
}
