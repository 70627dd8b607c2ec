/**
 * The digit zero of each decimal script that people of the subcontinent type, plus full width.
 * Source: Unicode 16, property Nd; each script's ten digits are consecutive.
 */
const ZEROS = [
  0x06_60, 0x06_f0, 0x09_66, 0x09_e6, 0x0a_66, 0x0a_e6, 0x0b_66, 0x0b_e6, 0x0c_66, 0x0c_e6, 0x0d_66,
  0x1c_50, 0xab_f0, 0xff_10,
]

const ASCII_DIGIT_OF = new Map(
  ZEROS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero + digit), `${digit}`]),
  ).map(([native, ascii]) => [native ?? '', ascii ?? ''] as const),
)

/** Gives the text with every digit of any script written as 0-9; all else is left as it is. */
export function toAsciiDigits(text: string): string {
  if (/^[\d\s-]*$/.test(text)) return text
  return text.replaceAll(/\p{Nd}/gu, (digit) => ASCII_DIGIT_OF.get(digit) ?? digit)
}
