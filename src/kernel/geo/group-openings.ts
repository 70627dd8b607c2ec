/** An uncovered stretch of a scan line; `neighbours` lists the areas west of it, then east. */
export type Opening = {
  lat: number
  fromLng: number
  toLng: number
  neighbours: number[]
  westCount: number
}

/** A scan line's openings from west to east, and its outermost borders. */
export type OpeningRow = { openings: Opening[]; fromLng: number; toLng: number }

const outside = 0

/** Openings that touch from row to row, as groups; those that reach the outside are left out. */
export function groupOpenings(lines: ReadonlyMap<number, OpeningRow>, rows: number): Opening[][] {
  const openings = [...lines.values()].flatMap((line) => line.openings)
  const numbers = new Map(openings.map((opening, place) => [opening, place + 1]))
  const leaders = Array.from({ length: openings.length + 1 }, (_, place) => place)
  const join = (one: Opening, other: Opening | undefined): void => {
    const first = leaderOf(leaders, numbers.get(one) ?? outside)
    const second = leaderOf(
      leaders,
      other === undefined ? outside : (numbers.get(other) ?? outside),
    )
    leaders[Math.max(first, second)] = Math.min(first, second)
  }
  for (let row = 0; row < rows; row++) {
    const line = lines.get(row)
    if (line === undefined) continue
    for (const opening of line.openings) {
      if (isOpenTo(opening, lines.get(row - 1)) || isOpenTo(opening, lines.get(row + 1))) {
        join(opening, undefined)
      }
    }
    joinRows(line.openings, lines.get(row + 1)?.openings ?? [], join)
  }
  const groups = new Map<number, Opening[]>()
  for (const [opening, number] of numbers) {
    const leader = leaderOf(leaders, number)
    if (leader === outside) continue
    const group = groups.get(leader)
    if (group === undefined) groups.set(leader, [opening])
    else group.push(opening)
  }
  return [...groups.values()]
}

/** Whether the line above or below leaves part of an opening to the outside. */
function isOpenTo(opening: Opening, line: OpeningRow | undefined): boolean {
  return line === undefined || opening.fromLng < line.fromLng || opening.toLng > line.toLng
}

function joinRows(
  below: Opening[],
  above: Opening[],
  join: (one: Opening, other: Opening) => void,
): void {
  let [low, high] = [0, 0]
  for (;;) {
    const [one, other] = [below[low], above[high]]
    if (one === undefined || other === undefined) return
    if (one.fromLng < other.toLng && other.fromLng < one.toLng) join(one, other)
    if (one.toLng < other.toLng) low++
    else high++
  }
}

function leaderOf(leaders: number[], place: number): number {
  let at = place
  for (;;) {
    const leader = leaders[at] ?? at
    if (leader === at) return at
    // Halving the path keeps later walks short.
    leaders[at] = leaders[leader] ?? leader
    at = leader
  }
}
