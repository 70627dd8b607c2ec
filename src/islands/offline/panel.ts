import { draftsOf, type Draft } from '../../kernel/offline/draft.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { listDrafts, removeDraft } from './draft-store.js'
import { sendNow } from './send-now.js'

/** What the page says of itself and in which words, once read from its markup. */
export interface Panel {
  root: HTMLElement
  kind: Draft['what']['kind']
  owner: string
  text(name: string): string
  told(text: string): void
  show(): Promise<Draft[]>
  send(id?: string): Promise<void>
}

const read = (text: string | undefined) => JSON.parse(text ?? '{}') as Record<string, string>
const hourMs = 3_600_000

/** The list of what is on this phone, with a hand for each. */
export function panelOf(root: HTMLElement): Panel {
  const { dataset } = root
  const [texts, states] = [read(dataset['texts']), read(dataset['states'])]
  const text = (name: string) => texts[name] ?? ''
  const list = root.querySelector('[data-list]')
  const status = root.querySelector('[data-told]')
  const panel: Panel = {
    root,
    text,
    kind: dataset['drafts'] === 'field-act' ? 'field-act' : 'report',
    owner: dataset['owner'] ?? '',
    told: (said) => {
      if (status) status.textContent = said
      if (said !== '') root.hidden = false
    },
    async show() {
      const drafts = draftsOf(await listDrafts(), panel.owner, panel.kind)
      if (list) list.replaceChildren(...drafts.map(item))
      root.hidden = drafts.length === 0 && status?.textContent === ''
      return drafts
    },
    async send(id) {
      panel.told(text('sending'))
      const reached = await sendNow(id).catch(() => false)
      panel.told(reached ? '' : text('no-network'))
      await panel.show()
    },
  }

  const line = (said: string, name?: string) => {
    const made = document.createElement('p')
    made.textContent = said
    if (name !== undefined) made.className = name
    return made
  }
  const button = (said: string, name: string, press: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = name
    made.textContent = said
    made.addEventListener('click', press)
    return made
  }
  const item = (draft: Draft): HTMLElement => {
    const made = document.createElement('li')
    made.className = 'card pad field'
    made.dataset['draft'] = draft.state
    const title = document.createElement('h3')
    title.textContent = draft.title
    const when = new Date(draft.occurredAt ?? draft.draftedAtMs)
    // English as it is written in most of the world: the day before the month.
    const locale = draft.language === 'en' ? 'en-GB' : draft.language
    const time = when.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
    made.append(title, line(text('written').replace('{time}', time), 'muted small'))
    if (draft.wrongByMs !== undefined) {
      const hours = String(Math.round(Math.abs(draft.wrongByMs) / hourMs))
      made.append(line(text('clock').replace('{hours}', hours)))
    }
    if (draft.state === 'sent') made.append(sentLine(draft))
    else if (draft.stateNow === undefined) {
      made.append(line([text(draft.state), draft.told].filter(Boolean).join('. ')))
    } else {
      const state = states[draft.stateNow] ?? draft.stateNow
      made.append(line(text('state-now').replace('{state}', state)))
    }
    made.append(hands(draft))
    return made
  }
  const sentLine = (draft: Draft) => {
    const number = draft.number ?? ''
    const made = line('')
    const link = document.createElement('a')
    link.href = `${dataset['track']}${number}`
    link.className = 'num'
    link.textContent = formatPublicNumber(number)
    const [before = '', after = ''] = text('sent').split('{number}')
    made.append(before, link, after)
    return made
  }
  const hands = (draft: Draft) => {
    const made = document.createElement('p')
    made.className = 'row'
    const isSent = draft.state === 'sent'
    if (!isSent) {
      made.append(button(text('send'), 'button small', () => void panel.send(draft.id)))
    }
    made.append(
      button(text('delete'), 'linkish', () => {
        if (isSent || confirm(text('delete-sure'))) void removeDraft(draft.id).then(panel.show)
      }),
    )
    return made
  }
  return panel
}
