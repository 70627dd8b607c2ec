/**
 * The totally anti-symmetric quasigroup of order 10 of H. Michael Damm's thesis (Marburg 2004).
 * Its diagonal is zero, so that the check digit of a number is the digit that returns to zero.
 */
const QUASIGROUP = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const

/**
 * Damm's check digit of a string of ASCII digits: '0' when the string already carries a right one.
 * It finds every single wrong digit and every swap of neighbours.
 */
export function damm(digits: string): string {
  let interim = '0'
  for (const digit of digits) {
    interim = QUASIGROUP[Number(interim)]?.[Number(digit)] ?? '0'
  }
  return interim
}
