/**
 * The Brahmi-derived blocks of Unicode lie in parallel (after ISCII 1988): a letter has the same
 * place in each, so one table reads nine scripts.
 */
export const INDIC_BLOCK_STARTS: Readonly<Record<string, number>> = {
  devanagari: 0x09_00,
  bengali: 0x09_80,
  gurmukhi: 0x0a_00,
  gujarati: 0x0a_80,
  odia: 0x0b_00,
  tamil: 0x0b_80,
  telugu: 0x0c_00,
  kannada: 0x0c_80,
  malayalam: 0x0d_00,
}

/** From ka (place 0x15) to ha (0x39). Nukta letters are read as their plain ones. */
const CONSONANTS =
  'k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h'

/** Independent vowels from place 0x05 and vowel signs from 0x3E. */
const VOWELS = 'a aa i ii u uu ri li e e e ai o o o au'
const SIGNS = 'aa i ii u uu ri ri e e e ai o o o au'

function placed(letters: string, start: number): (readonly [number, string])[] {
  return letters.split(' ').map((letter, at) => [start + at, letter])
}

/** Consonants by their place in the block, with those that only Bengali, Assamese or Odia have. */
export const consonantAt: ReadonlyMap<number, string> = new Map([
  ...placed(CONSONANTS, 0x15),
  [0x5f, 'y'],
])

export const vowelAt: ReadonlyMap<number, string> = new Map(placed(VOWELS, 0x05))

export const signAt: ReadonlyMap<number, string> = new Map(placed(SIGNS, 0x3e))

export const VIRAMA = 0x4d
export const NUKTA = 0x3c
export const CANDRABINDU = 0x01
export const ANUSVARA = 0x02

/** Letters outside the parallel places, whole: they carry no vowel of their own. */
export const vowellessLetters: ReadonlyMap<string, string> = new Map([
  ['ৎ', 't'],
  ['ੰ', 'n'],
  ['ൺ', 'n'],
  ['ൻ', 'n'],
  ['ർ', 'r'],
  ['ൽ', 'l'],
  ['ൾ', 'l'],
  ['ൿ', 'k'],
])

/** Consonants outside the parallel places. */
export const oddConsonants: ReadonlyMap<string, string> = new Map([
  ['ৰ', 'r'],
  ['ৱ', 'v'],
  ['ୱ', 'v'],
])
