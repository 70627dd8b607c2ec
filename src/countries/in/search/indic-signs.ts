import {
  ANUSVARA,
  CANDRABINDU,
  INDIC_BLOCK_STARTS,
  NUKTA,
  VIRAMA,
  consonantAt,
  oddConsonants,
  signAt,
  vowelAt,
  vowellessLetters,
} from './indic-letters.js'

export type IndicSign = {
  readonly kind: 'consonant' | 'vowel' | 'sign' | 'virama' | 'nasal' | 'closed' | 'silent'
  readonly latin: string
  readonly script: string
}

const SCRIPT_OF_BLOCK = new Map(
  Object.entries(INDIC_BLOCK_STARTS).map(([script, start]) => [start, script]),
)

function read(character: string): IndicSign | undefined {
  const point = character.codePointAt(0) ?? 0
  const script = SCRIPT_OF_BLOCK.get(point - (point % 0x80))
  if (!script) return undefined
  const sign = (kind: IndicSign['kind'], latin: string) => ({ kind, latin, script })
  const place = point % 0x80
  const closed = vowellessLetters.get(character)
  if (closed) return sign('closed', closed)
  const consonant = oddConsonants.get(character) ?? consonantAt.get(place)
  if (consonant) return sign('consonant', consonant)
  const vowel = vowelAt.get(place)
  if (vowel) return sign('vowel', vowel)
  const vowelSign = signAt.get(place)
  if (vowelSign) return sign('sign', vowelSign)
  if (place === VIRAMA) return sign('virama', '')
  if (place === ANUSVARA || place === CANDRABINDU) return sign('nasal', 'n')
  // A nukta, and marks that are not heard (visarga, avagraha, addak); digits are not letters.
  return place === NUKTA || !/\p{Nd}/u.test(character) ? sign('silent', '') : undefined
}

/** Letters already read: at most the nine blocks of 128. */
const READ = new Map<string, IndicSign>()

function readOnce(character: string): IndicSign | undefined {
  const known = READ.get(character)
  if (known) return known
  const sign = read(character)
  if (sign) READ.set(character, sign)
  return sign
}

/** The signs of a word, or undefined when a letter is not of the nine scripts. */
export function indicSigns(word: string): readonly IndicSign[] | undefined {
  const signs: IndicSign[] = []
  for (const character of word) {
    const sign = readOnce(character)
    if (!sign) return undefined
    if (sign.kind !== 'silent') signs.push(sign)
  }
  return signs
}
