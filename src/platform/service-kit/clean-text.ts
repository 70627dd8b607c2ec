// Control characters (PostgreSQL stores no NUL), marks that turn the direction of what follows, and
// halves of characters, which are no Unicode.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu

/** A person's text as it is kept: composed, with plain line ends, without invisible traps. */
export const cleanText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(unwanted, '').normalize('NFC').trim()
