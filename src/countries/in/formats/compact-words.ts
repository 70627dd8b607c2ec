import type { CompactWords } from '../../country-pack.js'
import { languageChain } from '../language-chain.js'

/**
 * Words for a hundred thousand and ten million, as they follow a number.
 * ICU has them for some of the languages only; Kannada, Malayalam, Tamil, Telugu and Odia would
 * read "million". A language without an entry uses the next one of its chain.
 */
const WORDS: Readonly<Record<string, CompactWords>> = {
  as: { lakh: 'লাখ', crore: 'কোটি' },
  bn: { lakh: 'লাখ', crore: 'কোটি' },
  en: { lakh: 'lakh', crore: 'crore' },
  gu: { lakh: 'લાખ', crore: 'કરોડ' },
  hi: { lakh: 'लाख', crore: 'करोड़' },
  kn: { lakh: 'ಲಕ್ಷ', crore: 'ಕೋಟಿ' },
  kok: { lakh: 'लाख', crore: 'कोटी' },
  mai: { lakh: 'लाख', crore: 'करोड़' },
  ml: { lakh: 'ലക്ഷം', crore: 'കോടി' },
  mr: { lakh: 'लाख', crore: 'कोटी' },
  ne: { lakh: 'लाख', crore: 'करोड' },
  or: { lakh: 'ଲକ୍ଷ', crore: 'କୋଟି' },
  'pa-Guru': { lakh: 'ਲੱਖ', crore: 'ਕਰੋੜ' },
  'sd-Arab': { lakh: 'لک', crore: 'ڪروڙ' },
  ta: { lakh: 'லட்சம்', crore: 'கோடி' },
  te: { lakh: 'లక్షలు', crore: 'కోట్లు' },
  ur: { lakh: 'لاکھ', crore: 'کروڑ' },
}

/** The words of the language, or of the first language of its chain that has them. */
export function compactWords(language: string): CompactWords {
  for (const tag of languageChain(language)) {
    const words = WORDS[tag]
    if (words) return words
  }
  return { lakh: 'lakh', crore: 'crore' }
}
