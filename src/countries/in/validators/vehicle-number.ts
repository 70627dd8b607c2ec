import type { Checked } from '../../country-pack.js'
import { accepted, compact, refused } from './checked.js'

/** State, office, series of up to three letters, number: `MH12AB1234`, `DL1CAA1111`. */
const STATE_SERIES = /^[A-Z]{2}\d{1,2}[A-Z]{0,3}(?!0+$)\d{1,4}$/u

/** Bharat series since 2021: year, BH, number, one or two letters: `22BH1234AA`. */
const BHARAT_SERIES = /^\d{2}BH\d{4}[A-Z]{1,2}$/u

/** A motor vehicle's registration mark, of a state or of the Bharat series. */
export function vehicleNumber(text: string): Checked {
  const value = compact(text)
  if (value === '') return refused('missing')
  const isRight = STATE_SERIES.test(value) || BHARAT_SERIES.test(value)
  return isRight ? accepted(value) : refused('wrong-format')
}
