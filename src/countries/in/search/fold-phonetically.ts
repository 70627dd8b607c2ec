/**
 * How Indian names in Latin letters vary, in the order the rules apply. Each is a spelling and what
 * it is folded to; C stands for the sound of "ch" until the plain c has been dealt with.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/ck/g, 'k'],
  [/ch+/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/C/g, 'c'],
  [/dny|jn/g, 'gy'],
  [/ph/g, 'f'],
  [/sh/g, 's'],
  [/z/g, 'j'],
  // सिंह is spelt Singh, Sinh and in part of the country Simha.
  [/nh$/g, 'ng'],
  // Aspiration is lost in Tamil and in careless spelling.
  [/([bdgjkt])h/g, '$1'],
  [/aa+/g, 'a'],
  [/ee+|ii+/g, 'i'],
  [/oo+|uu+/g, 'u'],
  [/ou|au|ow(?![aeiou])/g, 'o'],
  [/w/g, 'v'],
  // Narayan and Narain, Nayar and Nair, Jay and Jai.
  [/ayy?a|ay(?![eiou])|ai|ei|ey$/g, 'e'],
  [/iy(?=[aeou])/g, 'i'],
  [/uv(?=a)/g, 'u'],
  [/ie$/g, 'i'],
  [/y(?![aeiou])/g, 'i'],
  [/([a-z])\1+/g, '$1'],
  // A short a is written or left out at will (Ramchandra, Ramachandra; Gadkari, गडकरी).
  [/(?<=[a-z])a/g, ''],
]

/** Spellings of one name that no rule reaches, after folding. */
const SAME_NAME: Readonly<Record<string, string>> = {
  md: 'mohmd',
  mohd: 'mohmd',
  mohmed: 'mohmd',
  muhmd: 'mohmd',
  muhmed: 'mohmd',
  mhmd: 'mohmd',
}

/** The key under which the spellings of a name, one lower-case Latin word, come together. */
export function foldPhonetically(word: string): string {
  let folded = word
  for (const [spelling, sound] of RULES) folded = folded.replaceAll(spelling, sound)
  return SAME_NAME[folded] ?? folded
}
