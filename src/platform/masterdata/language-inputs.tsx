import type { ComponentChildren } from 'preact'
import type { Context } from '../request/context.js'

/** So many stand open; a city of thirteen languages is filled in one after the other. */
const mostOpen = 4

/** One input for each language: the first ones open, the others a tap away unless they are filled. */
export function LanguageInputs(props: {
  context: Context
  languages: readonly string[]
  isFilled: (language: string) => boolean
  input: (language: string, place: number) => ComponentChildren
}) {
  const { context, languages, isFilled, input } = props
  const open = languages.slice(0, mostOpen)
  const others = languages.slice(mostOpen)
  return (
    <>
      {open.map((language, place) => input(language, place))}
      {others.length > 0 && (
        <details class="field" open={others.some(isFilled)}>
          <summary>{context.t('list.other-languages', { count: others.length })}</summary>
          {others.map((language, place) => input(language, place + mostOpen))}
        </details>
      )}
    </>
  )
}
