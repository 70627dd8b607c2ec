const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extended = '^{}\\[~]|€'

/**
 * How many parts a text takes (3GPP TS 23.038 and 23.040): 160 or 153 each of septets, 70 or 67
 * each of UTF-16 units as soon as one letter is outside the default alphabet.
 */
export function smsParts(text: string): number {
  let septets = 0
  for (const letter of text) {
    if (extended.includes(letter)) septets += 2
    else if (basic.includes(letter)) septets += 1
    else return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
  }
  return septets <= 160 ? 1 : Math.ceil(septets / 153)
}
