import type { Entry } from '../masterdata/entry-store.js'
import { categoryData } from '../applications/category.js'
import { entryName } from './facts.js'
import type { QuestionView } from './question-page.js'

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f\u093c\u200c\u200d]/gu, '')
    .toLocaleLowerCase()

/** Whether every word of the query stands in the entry's names or keywords. */
export function matches(entry: Entry, query: string): boolean {
  const hay = fold(
    [...Object.values(entry.name), ...(categoryData(entry).keywords ?? [])].join(' '),
  )
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => hay.includes(word))
}

/** The tree as groups of radio buttons; a search leaves the leaves that match. */
export function TreeQuestion({ view, name }: { view: QuestionView; name: string }) {
  const { context, draft, facts, faults, query } = view
  const { t } = context
  const chosen = draft.answers[name]
  const found = facts.leaves.filter((entry) => query === '' || matches(entry, query))
  const groups = new Map<string | null, Entry[]>()
  for (const entry of found)
    groups.set(entry.parentCode, [...(groups.get(entry.parentCode) ?? []), entry])
  const fault = faults.find((each) => each.path === name)?.message
  const radio = (entry: Entry, index: number) => {
    const id = index === 0 && entry === found[0] ? `field-${name}` : `field-${name}-${entry.code}`
    const words = [...Object.values(entry.name), ...(categoryData(entry).keywords ?? [])].join(' ')
    return (
      <div class="option" key={entry.code} data-words={fold(words)}>
        <input
          type="radio"
          id={id}
          name={name}
          value={entry.code}
          checked={chosen === entry.code}
        />
        <label for={id}>{entryName(context, entry.name)}</label>
      </div>
    )
  }
  return (
    <fieldset class={fault === undefined ? 'field' : 'field wrong'}>
      <legend class="hidden-visually">{t(`service.${draft.service.id}.form.${name}.label`)}</legend>
      {fault !== undefined && <span class="message">{fault}</span>}
      {found.length === 0 && (
        <p class="inset">
          {t('journey.nothing-found', { query })} <a href="?">{t('journey.show-all')}</a>
        </p>
      )}
      {groupsFirst(groups).map(([parent, entries]) => {
        const group = facts.categories.find((entry) => entry.code === parent)
        if (!group) return entries.map(radio)
        const open = query !== '' || entries.some((entry) => entry.code === chosen)
        return (
          <details key={group.code} open={open} data-group>
            <summary>{entryName(context, group.name)}</summary>
            {entries.map(radio)}
          </details>
        )
      })}
    </fieldset>
  )
}

/** What stands in no group ("Others") comes last. */
const groupsFirst = (groups: ReadonlyMap<string | null, Entry[]>) =>
  [...groups].sort(([a], [b]) => Number(a === null) - Number(b === null))
