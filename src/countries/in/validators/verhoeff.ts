/** Multiplication in the dihedral group of order 10: rotations 0-4, reflections 5-9. */
function multiply(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5
  return b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5
}

/** Verhoeff's permutation; position n uses its nth power. */
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4] as const

function permute(digit: number, times: number): number {
  let permuted = digit
  for (let done = 0; done < times; done += 1) permuted = PERMUTATION[permuted] ?? 0
  return permuted
}

/** Whether a string of ASCII digits ends in its check digit (J. Verhoeff, Amsterdam 1969). */
export function isVerhoeffValid(digits: string): boolean {
  const fromRight = Array.from(digits, Number).reverse()
  const sum = fromRight.reduce((sum, digit, at) => multiply(sum, permute(digit, at % 8)), 0)
  return sum === 0
}
