import { consonants, marks, vowels, type Script } from './scripts.js'

/** A part of what was typed: one letter of a script, or a character that stands for itself. */
interface Part {
  latin: string
  kind: 'consonant' | 'vowel' | 'mark' | 'halant' | 'break' | 'other'
}

const halant = '्'

function kindOf(latin: string, script: Script): Part['kind'] | undefined {
  if (latin in vowels) return 'vowel'
  if (latin in marks) return 'mark'
  if (latin in consonants || latin in (script.own ?? {})) return 'consonant'
  if (latin === '.h') return 'halant'
  return latin === '^' ? 'break' : undefined
}

/** The longest letters first; a capital that means nothing of its own is read as a small letter. */
function nextPart(text: string, at: number, script: Script): Part {
  for (const read of [(part: string) => part, (part: string) => part.toLowerCase()]) {
    for (const length of [3, 2, 1]) {
      const latin = read(text.slice(at, at + length))
      if (latin.length < length) continue
      const kind = kindOf(latin, script)
      if (kind) return { latin, kind }
    }
  }
  return { latin: String.fromCodePoint(text.codePointAt(at) ?? 0), kind: 'other' }
}

function partsOf(text: string, script: Script): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < text.length; at += parts.at(-1)?.latin.length ?? 1) {
    parts.push(nextPart(text, at, script))
  }
  return parts
}

/** Devanagari moved to the script's block; the danda belongs to all of them. */
const moved = (devanagari: string, { block }: Script) =>
  devanagari.replaceAll(/[\u0900-\u0963]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - 0x0900 + block),
  )

/**
 * Writes Latin phonetic letters in a script: `namaste` is नमस्ते. A `^` keeps two letters apart
 * (`n^y` is n and y), `.h` writes the halant, `|` the danda. What is no Latin letter stays.
 */
export function transliterate(text: string, script: Script): string {
  const parts = partsOf(text, script)
  const letters = parts.filter(({ kind }) => kind !== 'break')
  let written = ''
  let at = 0
  for (const part of parts) {
    if (part.kind === 'break') {
      // Between letters it parts them; alone it is itself.
      if (!isLetter(letters[at - 1])) written += part.latin
      continue
    }
    written += write(part, letters[at - 1], letters[at + 1], script)
    at += 1
  }
  return written
}

const isLetter = (part: Part | undefined) => part !== undefined && part.kind !== 'other'

function write(part: Part, before: Part | undefined, after: Part | undefined, script: Script) {
  const { latin, kind } = part
  if (kind === 'other') return latin
  if (kind === 'halant') return before?.kind === 'consonant' ? moved(halant, script) : latin
  if (kind === 'mark') return markOf(latin, before, script)
  if (kind === 'consonant') return consonantOf(latin, before, after, script)
  const own = script.ownVowels?.[latin] ?? vowels[latin]
  return moved(own?.[before?.kind === 'consonant' ? 1 : 0] ?? '', script)
}

function markOf(latin: string, before: Part | undefined, script: Script) {
  if (latin === 'M' && script.nasal) {
    return script.nasal(before?.kind === 'vowel' ? before.latin : '')
  }
  return script.own?.[latin] ?? moved(marks[latin] ?? '', script)
}

function consonantOf(
  latin: string,
  before: Part | undefined,
  after: Part | undefined,
  script: Script,
): string {
  const beside = (part: Part | undefined) => (part && isLetter(part) ? part.latin : '')
  const shape = script.shaped?.(latin, { before: beside(before), after: beside(after) })
  const letter = shape ?? script.own?.[latin] ?? moved(consonants[latin] ?? '', script)
  if (after?.kind === 'vowel' || after?.kind === 'halant') return letter
  // A chillu, an anusvara and Bengali's ৎ have no vowel that a halant would take away.
  if (/^([\u0d7a-\u0d7f]|\u0d02|\u0c02|\u09ce)$/.test(letter)) return letter
  if (after?.kind === 'consonant') return join(letter, latin, after.latin, script)
  return script.endsInHalant && after?.kind !== 'mark' ? letter + moved(halant, script) : letter
}

function join(letter: string, latin: string, after: string, script: Script): string {
  const joint = script.joint?.(latin, after) ?? moved(halant, script)
  if (joint === 'double') return `ੱ`
  if (joint === 'double-nasal') return `ੰ`
  return letter + joint
}

/** What was typed, without the letters that were written last: Backspace in a script. */
export function withoutLast(text: string, script: Script): string {
  const parts = partsOf(text, script)
  const shown = transliterate(text, script)
  while (parts.length > 0) {
    const dropped = parts.pop()?.latin.length ?? 1
    text = text.slice(0, text.length - dropped)
    if (transliterate(text, script) !== shown) break
  }
  return text
}
