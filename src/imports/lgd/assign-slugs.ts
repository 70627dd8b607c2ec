import { slugOf } from './slug.js'

export interface SlugSubject {
  id: number
  /** English name. */
  name: string
  /** ISO code of the state in small letters. */
  stateIso: string
  isCantonment: boolean
  /** Of bodies of one name the lowest rank gets the plain name. */
  rank: number
}

/**
 * Gives each body an address that it keeps for good. What a body already has stays (`known`, by
 * id); a new one gets the first that is free: its name, its name with the state (`aurangabad-br`),
 * its name with the code. Among new bodies of one name, the larger kind chooses first, then the
 * lower code, so that the order of the file does not matter. A cantonment, which often bears the
 * name of the city around it, says what it is.
 */
export function assignSlugs(
  bodies: readonly SlugSubject[],
  known: ReadonlyMap<number, string>,
  taken: ReadonlySet<string>,
): Map<number, string> {
  const slugs = new Map<number, string>()
  const used = new Set([...taken, ...known.values()])
  const inOrder = [...bodies].sort((a, b) => a.rank - b.rank || a.id - b.id)
  for (const body of inOrder) {
    const slug = known.get(body.id) ?? candidatesFor(body).find((candidate) => !used.has(candidate))
    const chosen = slug ?? `body-${body.id}`
    slugs.set(body.id, chosen)
    used.add(chosen)
  }
  return slugs
}

function candidatesFor({ id, name, stateIso, isCantonment }: SlugSubject): string[] {
  const plain = slugOf(name)
  const base = isCantonment && plain && !plain.includes('canton') ? `${plain}-cantonment` : plain
  // An address of digits alone would be taken for a directory code.
  if (base === '' || /^[\d-]+$/.test(base)) return [`body-${id}`]
  return [base, `${base}-${stateIso}`, `${base}-${id}`]
}
