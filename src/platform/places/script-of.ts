/** ISO 15924 codes of the scripts that a name of the country may be written in. */
const scripts: readonly (readonly [code: string, letters: RegExp])[] = (
  [
    ['Latn', 'Latin'],
    ['Deva', 'Devanagari'],
    ['Beng', 'Bengali'],
    ['Guru', 'Gurmukhi'],
    ['Gujr', 'Gujarati'],
    ['Orya', 'Oriya'],
    ['Taml', 'Tamil'],
    ['Telu', 'Telugu'],
    ['Knda', 'Kannada'],
    ['Mlym', 'Malayalam'],
    ['Arab', 'Arabic'],
    ['Olck', 'Ol_Chiki'],
    ['Mtei', 'Meetei_Mayek'],
  ] as const
).map(([code, name]) => [code, new RegExp(`\\p{Script=${name}}`, 'u')])

/** The script of a text; `mixed` for several, undefined for a text without letters. */
export function scriptOf(text: string): string | undefined {
  const found = scripts.filter(([, letters]) => letters.test(text)).map(([code]) => code)
  return found.length > 1 ? 'mixed' : found[0]
}
