/**
 * A name as it is shown: single spaces, no full stop at the end, and names written all in capitals
 * or all in small letters as ordinary words. Letters in brackets stay, being abbreviations.
 */
export function tidyName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/\.+(?=$|\()/gu, '')
    .trim()
  const oneCase = name === name.toUpperCase() || name === name.toLowerCase()
  if (!oneCase || !/\p{Lu}|\p{Ll}/u.test(name)) return name
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/\(\p{L}{1,3}\)/gu, (letters) => letters.toUpperCase())
    .replace(/(?<=\p{L} )(?:And|Of|The)(?= )/gu, (word) => word.toLowerCase())
}
