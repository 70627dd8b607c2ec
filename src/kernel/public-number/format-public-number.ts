/**
 * Groups a public number for reading aloud: 11 digits as 4-4-3 (`1234 5678 903`), other lengths in
 * fours from the left. The spaces do not break across lines.
 */
export function formatPublicNumber(digits: string): string {
  return digits.replaceAll(/(\d{4})(?=\d)/gu, '$1\u00A0')
}
