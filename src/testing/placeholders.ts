import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** The names that an ICU text asks for, sorted. Throws where the text is no ICU message. */
export function placeholders(text: string): string[] {
  const names = new Set<string>()
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      names.add(element.value)
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) visit(option.value)
      }
    }
  }
  visit(parse(text, { ignoreTag: true }))
  return [...names].sort()
}
