/** Latin letters and what they mean, in turns. */
const letters = (list: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(list.matchAll(/(\S+) (\S+)/g), ([, latin = '', letter = '']) => [latin, letter]),
  )

/** Latin letters for consonants, as ITRANS has them, and their Devanagari. */
export const consonants: Readonly<Record<string, string>> = letters(`
  k क kh ख g ग gh घ ng ङ
  c च ch च chh छ j ज jh झ ny ञ
  T ट Th ठ D ड Dh ढ N ण
  t त th थ d द dh ध n न
  p प ph फ b ब bh भ m म
  y य r र l ल L ळ v व w व zh ऴ
  sh श Sh ष s स h ह x क्ष
  q क़ z ज़ f फ़ R ड़ Rh ढ़`)

/** Latin letters for vowels: the letter that stands alone, and the sign upon a consonant. */
export const vowels: Readonly<Record<string, readonly [alone: string, sign: string]>> = {
  a: ['अ', ''],
  aa: ['आ', 'ा'],
  A: ['आ', 'ा'],
  i: ['इ', 'ि'],
  ii: ['ई', 'ी'],
  I: ['ई', 'ी'],
  ee: ['ई', 'ी'],
  u: ['उ', 'ु'],
  uu: ['ऊ', 'ू'],
  U: ['ऊ', 'ू'],
  oo: ['ऊ', 'ू'],
  RRi: ['ऋ', 'ृ'],
  e: ['ए', 'े'],
  E: ['ए', 'े'],
  ai: ['ऐ', 'ै'],
  o: ['ओ', 'ो'],
  O: ['ओ', 'ो'],
  au: ['औ', 'ौ'],
}

/** What stands after a syllable, and the full stop of the north. */
export const marks: Readonly<Record<string, string>> = { M: 'ं', H: 'ः', '.N': 'ँ', '|': '।' }

/** The Latin letters beside a consonant: '' at the edge of a word. */
export interface Beside {
  before: string
  after: string
}

export interface Script {
  /** The language tag that a browser picks a font by. */
  language: string
  name: string
  /** Where its block begins; the blocks of India's scripts have one order. */
  block: number
  /** A consonant at a word's end is written with the halant. */
  endsInHalant: boolean
  /** Letters that do not follow from Devanagari by the block. */
  own?: Readonly<Record<string, string>>
  ownVowels?: typeof vowels
  /** A consonant whose shape depends on what is beside it; undefined where it does not. */
  shaped?: (latin: string, beside: Beside) => string | undefined
  /** What joins two consonants, where it is not the halant. */
  joint?: (first: string, second: string) => string
  /** The anusvara, where it depends on the vowel before it. */
  nasal?: (vowel: string) => string
}

/** The south tells short e and o from long ones. */
const southern = (short: readonly [string, string, string, string]): typeof vowels => ({
  e: [short[0], short[1]],
  ee: ['ए', 'े'],
  o: [short[2], short[3]],
  oo: ['ओ', 'ो'],
})
const shortVowels = southern(['ऎ', 'ॆ', 'ऒ', 'ॊ'])
const isConsonant = (latin: string) => latin in consonants

/** Tamil writes n as ந at a word's beginning and before t, elsewhere as ன. */
const tamilShaped: Script['shaped'] = (latin, { before, after }) => {
  if (latin !== 'n') return undefined
  return before === '' || /^(t|th|d|dh)$/.test(after) ? 'ந' : 'ன'
}

/** Malayalam's letters without a vowel; m at a word's end is the anusvara. */
const chillu: Readonly<Record<string, string>> = { n: 'ൻ', N: 'ൺ', r: 'ർ', l: 'ൽ', L: 'ൾ', m: 'ം' }
const malayalamShaped: Script['shaped'] = (latin, { after }) => {
  if (after === '') return chillu[latin]
  const parts = isConsonant(after) && after !== latin && !/^[yvw]$/.test(after)
  return parts && /^[rlL]$/.test(latin) ? chillu[latin] : undefined
}

/** Punjabi doubles by a sign above, and hangs only h, r and v below another letter. */
const gurmukhiJoint = (first: string, second: string) => {
  if (/^[nm]$/.test(first) && first === second) return 'double-nasal'
  if (second === first || second === `${first}h`) return 'double'
  return /^[hrvw]$/.test(second) ? '੍' : ''
}

/** By the code that a browser remembers. */
export const scripts: Readonly<Record<string, Script>> = {
  deva: { language: 'hi', name: 'देवनागरी', block: 0x0900, endsInHalant: false },
  beng: {
    language: 'bn',
    name: 'বাংলা',
    block: 0x0980,
    endsInHalant: false,
    own: { v: 'ব', w: 'ব', L: 'ল', zh: 'ঝ', q: 'ক', z: 'জ', f: 'ফ', 't.h': 'ৎ', Y: 'য' },
    shaped: (latin, { before }) => (latin === 'y' && before in vowels ? 'য়' : undefined),
  },
  gujr: {
    language: 'gu',
    name: 'ગુજરાતી',
    block: 0x0a80,
    endsInHalant: false,
    own: { q: 'ક', z: 'ઝ', zh: 'ઝ', f: 'ફ', R: 'ડ', Rh: 'ઢ' },
  },
  guru: {
    language: 'pa',
    name: 'ਗੁਰਮੁਖੀ',
    block: 0x0a00,
    endsInHalant: false,
    own: { sh: 'ਸ਼', Sh: 'ਸ਼', L: 'ਲ਼', x: 'ਖ', zh: 'ਝ', q: 'ਕ', R: 'ੜ', Rh: 'ੜ੍ਹ' },
    ownVowels: { RRi: ['ਰਿ', '੍ਰਿ'] },
    joint: gurmukhiJoint,
    nasal: (vowel) => (/^(a|i|u|uu|U)?$/.test(vowel) ? 'ੰ' : 'ਂ'),
  },
  orya: {
    language: 'or',
    name: 'ଓଡ଼ିଆ',
    block: 0x0b00,
    endsInHalant: false,
    own: { v: 'ବ', w: 'ୱ', zh: 'ଝ', q: 'କ', z: 'ଜ', f: 'ଫ', Y: 'ଯ' },
    shaped: (latin, { before }) => (latin === 'y' && before !== '' ? 'ୟ' : undefined),
  },
  taml: {
    language: 'ta',
    name: 'தமிழ்',
    block: 0x0b80,
    endsInHalant: true,
    own: letters(`
      kh க g க gh க q க ng ங்க ngk ங்க ngg ங்க
      chh ச jh ஜ z ஜ Th ட D ட Dh ட th த d த dh த
      ph ப b ப bh ப f ஃப sh ஷ R ற Rh ற
      M ம் H ஃ .N ம்`),
    ownVowels: { ...shortVowels, RRi: ['ரி', '்ரி'] },
    shaped: tamilShaped,
  },
  telu: {
    language: 'te',
    name: 'తెలుగు',
    block: 0x0c00,
    endsInHalant: true,
    own: { q: 'క', z: 'జ', f: 'ఫ', R: 'ఱ', Rh: 'ఢ', zh: 'ళ' },
    ownVowels: shortVowels,
    shaped: (latin, { after }) => (latin === 'm' && after === '' ? 'ం' : undefined),
  },
  knda: {
    language: 'kn',
    name: 'ಕನ್ನಡ',
    block: 0x0c80,
    endsInHalant: true,
    own: { q: 'ಕ', R: 'ಱ', Rh: 'ಢ', zh: 'ಳ', '.N': 'ಂ' },
    ownVowels: shortVowels,
  },
  mlym: {
    language: 'ml',
    name: 'മലയാളം',
    block: 0x0d00,
    endsInHalant: true,
    own: { q: 'ക', z: 'സ', f: 'ഫ', R: 'റ', Rh: 'ഢ', '.N': 'ം' },
    ownVowels: { ...shortVowels, au: ['ഔ', 'ൗ'] },
    shaped: malayalamShaped,
  },
}
