import { type IndicSign, indicSigns } from './indic-signs.js'

/** Tamil writes one letter for each pair; it is voiced between vowels and after nasals. */
const TAMIL_VOICED: Readonly<Record<string, string>> = { k: 'g', t: 'd', p: 'b', ch: 's' }

function tamilConsonant(latin: string, before: readonly IndicSign[], isDoubled: boolean): string {
  const previous = before.at(-1)
  const beforeThat = before.at(-2)
  if (latin === 'ch') {
    if (isDoubled || previous?.kind === 'virama') return beforeThat?.latin === 'n' ? 'j' : 'ch'
    return 's'
  }
  if (!previous || isDoubled) return latin
  const isVoiced =
    previous.kind !== 'virama' || beforeThat?.latin === 'n' || beforeThat?.latin === 'm'
  return isVoiced ? (TAMIL_VOICED[latin] ?? latin) : latin
}

function consonant(signs: readonly IndicSign[], at: number): string {
  const latin = signs[at]?.latin ?? ''
  const previous = signs[at - 1]
  switch (signs[at]?.script) {
    case 'tamil':
      return tamilConsonant(latin, signs.slice(0, at), signs[at + 1]?.kind === 'virama')
    case 'bengali':
      // A ba under another consonant is a va of the Sanskrit word; an initial ya is heard as ja.
      if (latin === 'b' && previous?.kind === 'virama') return 'v'
      return latin === 'y' && at === 0 ? 'j' : latin
    default:
      return latin
  }
}

/** A final anusvara is an m in the south (Sundaram) and a nasal vowel elsewhere. */
const FINAL_M = new Set(['telugu', 'kannada', 'malayalam'])

function nasal(sign: IndicSign, next: IndicSign | undefined): string {
  if (!next) return FINAL_M.has(sign.script) ? 'm' : 'n'
  if (next.latin === 'h') return 'ng'
  return /^[pb]/u.test(next.latin) ? 'm' : 'n'
}

/**
 * A rough Latin spelling of a word in one of nine Indic scripts, as Indians spell names, or
 * undefined for any other word. The inherent vowel of a last consonant is left out.
 */
export function romaniseIndic(word: string): string | undefined {
  const signs = indicSigns(word)
  if (!signs) return undefined
  let latin = ''
  for (const [at, sign] of signs.entries()) {
    const next = signs[at + 1]
    if (sign.kind === 'consonant') {
      const takesOwnVowel = next && next.kind !== 'virama' && next.kind !== 'sign'
      latin += consonant(signs, at) + (takesOwnVowel ? 'a' : '')
    } else if (sign.kind === 'nasal') {
      latin += nasal(sign, next)
    } else {
      latin += sign.latin
    }
  }
  // ज्ञ is spoken and spelt "gy" in names.
  return latin.replaceAll('jn', 'gy')
}
