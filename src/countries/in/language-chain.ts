import { findLanguage } from './find-language.js'

/**
 * The language and those to try after it, best first, for texts that are missing; an unknown
 * language falls back to English at once.
 */
export function languageChain(tag: string): readonly string[] {
  const language = findLanguage(tag)
  return language ? [language.tag, ...language.fallbacks] : ['en']
}
