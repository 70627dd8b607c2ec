/**
 * What a provider may do with one message:
 * - `late`: takes it and answers after a while
 * - `lost-answer`: takes it, and the connection breaks before the answer
 * - `hung-after-taking`: takes it and never answers
 * - `hung`: neither takes it nor answers
 * - `refused`: will never take it (a number that does not exist)
 * - `down`: surely did not take it, may later
 */
export type SendFault =
  | 'none'
  | 'late'
  | 'lost-answer'
  | 'hung-after-taking'
  | 'hung'
  | 'refused'
  | 'down'

/** What it may do with its delivery reports. */
export type ReportFault = 'none' | 'twice' | 'reversed' | 'undelivered' | 'never'

/** Chance of each fault; what is left is good behaviour. */
export type Rates<Fault extends string> = Readonly<Partial<Record<Fault, number>>>

/** Draws a fault by its rates. `random` gives 0 to 1, so a test decides chance. */
export function drawFault<Fault extends string>(
  rates: Rates<Fault>,
  random: () => number,
): Fault | 'none' {
  let left = random()
  for (const fault of Object.keys(rates) as Fault[]) {
    left -= rates[fault] ?? 0
    if (left < 0) return fault
  }
  return 'none'
}
