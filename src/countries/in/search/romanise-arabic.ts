/** Letters of Urdu, Kashmiri and Sindhi names; short vowels are not written. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'ا a|آ aa|أ a|ب b|پ p|ت t|ٹ t|ث s|ج j|چ ch|ح h|خ kh|د d|ڈ d|ذ z|ر r|ڑ r|ز z|ژ z|س s|ش sh',
    'ص s|ض z|ط t|ظ z|ع a|غ gh|ف f|ق k|ک k|ك k|گ g|ل l|م m|ن n|ں n|ہ h|ه h|ھ h|ۃ a|ة a|ئ i|ء ',
    'ے e|ی i|ي i|و o|ڳ g|ڪ k|ڻ n|ڏ d|ٻ b|ڄ j|ٺ th|ٽ t',
  ]
    .flatMap((line) => line.split('|'))
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
)

/** A rough Latin spelling of a word in Arabic letters, or undefined for any other word. */
export function romaniseArabic(word: string): string | undefined {
  const letters = Array.from(word.replaceAll(/\p{M}|\u0640/gu, ''))
  if (letters.some((letter) => LETTERS[letter] === undefined)) return undefined
  return letters
    .map((letter) => LETTERS[letter] ?? '')
    .join('')
    .replace(/^i(?=[ao])/u, 'y')
    .replace(/^o(?=[ai])/u, 'v')
}
