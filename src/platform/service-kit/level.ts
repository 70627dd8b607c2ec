/**
 * A service level: how long an office may take.
 * `elapsed` runs day and night, `working` only in the office's hours; both rest while the case
 * waits for the applicant.
 */
export interface Level {
  value: number
  unit: 'hours' | 'days'
  basis: 'elapsed' | 'working'
}

/** @public */
export const hours = (value: number, basis: Level['basis'] = 'elapsed'): Level => ({
  value,
  unit: 'hours',
  basis,
})
export const days = (value: number, basis: Level['basis'] = 'working'): Level => ({
  value,
  unit: 'days',
  basis,
})
