/**
 * Text of a PDF with the escapes inside names undone: `/J#61vaScript` is `/JavaScript`
 * (ISO 32000-1, 7.3.5), and scanners that forget it are fooled.
 */
export function plainNames(text: string): string {
  if (!text.includes('#')) return text
  return text.replace(/\/[^\s/()<>[\]{}%]*#[^\s/()<>[\]{}%]*/g, (name) =>
    name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  )
}

/** Names of active or carried content, long enough never to arise by chance in packed data. */
const LONG_NAMES = (
  'JavaScript Launch EmbeddedFile EmbeddedFiles FileAttachment RichMedia Rendition ' +
  'SubmitForm ImportData GoToE XFA'
).split(' ')
/** Three characters do arise by chance in megabytes of packed data. */
const SHORT_NAMES = ['JS', 'AA']

const END_OF_NAME = String.raw`(?=[\s\0/()<>[\]{}%]|$)`
const LONG = new RegExp(`/(${LONG_NAMES.join('|')})${END_OF_NAME}`, 'g')
const LONG_OR_SHORT = new RegExp(
  `/(${[...LONG_NAMES, ...SHORT_NAMES].join('|')})${END_OF_NAME}`,
  'g',
)

/** Forbidden names in any text at all, packed or not, without the slash. */
export function activeNamesAnywhere(text: string): readonly string[] {
  return matches(plainNames(text), LONG)
}

/** Forbidden names in the text of objects, where even the shortest name means something. */
export function activeNamesInObjects(text: string): readonly string[] {
  const plain = plainNames(text)
  const carriesFile = /\/EF\s*<<\s*\/(?:UF|F|DOS|Mac|Unix)(?![A-Za-z0-9])/.test(plain)
  return [...matches(plain, LONG_OR_SHORT), ...(carriesFile ? ['EF'] : [])]
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))]
}
