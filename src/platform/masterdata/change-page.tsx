import type { Reply } from '../../kernel/http/reply.js'
import { ErrorSummary, PostForm, type ShownFault } from '../../kernel/web/components/form.js'
import { DecideForm } from './decide-form.js'
import { Empty, Scroll } from '../../kernel/web/components/pieces.js'
import { differences, type Difference } from '../administration/difference.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { Change } from './change.js'
import { StatusTag } from './change-table.js'
import type { Entry } from './entry-store.js'
import type { Usage } from './usage-store.js'

/** A change before it takes effect, and what became of it: difference, who is touched, decide. */
export function changePage(
  context: CityContext,
  given: {
    change: Change
    /** The same entries as they are now, or were when it took effect. */
    before: ReadonlyMap<string, Entry | null>
    usage: readonly Usage[]
    faults: readonly ShownFault[]
    texts: (path: string) => string
    mayChange: boolean
  },
): Promise<Reply> {
  const { change, before, usage, faults, mayChange } = given
  const { t, tenant, app, language } = context
  const list = `/desk/${tenant.slug}/lists/${change.kind}`
  const rows = change.items.slice(0, mostShown).map((item) => ({
    code: item.code,
    told: differences(before.get(item.code) ?? undefined, item.entry ?? undefined),
    isRemoved: item.entry === null,
  }))
  const date = (at: Date) => app.country.formats.formatDate(at, language, 'date-time')
  return deskPage(
    context,
    {
      title: t('list.change-title'),
      current: 'administration',
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <a class="back" href={list}>
        {t(`list.${change.kind}.title`)}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t(change.status === 'draft' ? 'list.look-title' : 'list.change-title')}</h1>
      <p class="row">
        <StatusTag context={context} change={change} />
        <span class="muted">
          {t(`list.origin.${change.origin}`, { count: change.items.length })} ·{' '}
          {change.createdByName} · {date(change.createdAt)}
        </span>
      </p>
      {change.status === 'scheduled' && change.effectiveAt && (
        <p class="inset">{t('list.takes-effect', { date: date(change.effectiveAt) })}</p>
      )}
      {change.status === 'failed' && <p class="inset alarm">{t('list.failed-why')}</p>}
      <Touched context={context} usage={usage} />
      {rows.every(({ told, isRemoved }) => told.length === 0 && !isRemoved) ? (
        <Empty>{t('list.no-difference')}</Empty>
      ) : (
        rows.map(({ code, told, isRemoved }) => (
          <DifferenceTable
            key={code}
            context={context}
            code={code}
            told={told}
            isRemoved={isRemoved}
          />
        ))
      )}
      {change.items.length > mostShown && (
        <p class="muted">{t('list.and-more', { count: change.items.length - mostShown })}</p>
      )}
      {mayChange && <Decide {...given} context={context} />}
    </>,
  )
}

const mostShown = 50

function Touched({ context, usage }: { context: CityContext; usage: readonly Usage[] }) {
  const { t, tenant } = context
  const open = usage.reduce((sum, each) => sum + each.open, 0)
  if (usage.length === 0) return null
  return (
    <div class="inset">
      <p>{t('list.touches', { count: open })}</p>
      <ul>
        {usage.flatMap(({ examples }) =>
          examples.map((number) => (
            <li key={number}>
              <a href={`/desk/${tenant.slug}/case/${number}`}>{number}</a>
            </li>
          )),
        )}
      </ul>
    </div>
  )
}

function DifferenceTable(props: {
  context: CityContext
  code: string
  told: readonly Difference[]
  isRemoved: boolean
}) {
  const { context, code, told, isRemoved } = props
  const { t } = context
  return (
    <Scroll label={code}>
      <table class="differences">
        <caption>
          <bdi>{code}</bdi> {isRemoved && <span class="muted">· {t('list.own-removed')}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('list.field')}</th>
            <th scope="col">{t('list.before')}</th>
            <th scope="col">{t('list.after')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ path, from, to }) => (
            <tr key={path}>
              <th scope="row">
                <bdi>{path}</bdi>
              </th>
              <td>{from === null ? '–' : <del>{shown(from)}</del>}</td>
              <td>{to === null ? '–' : <ins>{shown(to)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

function Decide(props: {
  context: CityContext
  change: Change
  faults: readonly ShownFault[]
  texts: (path: string) => string
}) {
  const { context, change, faults, texts } = props
  const { t, tenant } = context
  const action = `/desk/${tenant.slug}/lists/change/${change.id}`
  if (change.status === 'applied') {
    return (
      <PostForm action={`${action}/undo`} token={context.formToken} class="gap noprint">
        <button class="button quiet">{t('list.take-back')}</button>
      </PostForm>
    )
  }
  if (change.status === 'scheduled') {
    return (
      <PostForm action={`${action}/withdraw`} token={context.formToken} class="gap noprint">
        <button class="button danger">{t('list.call-off')}</button>
      </PostForm>
    )
  }
  if (change.status !== 'draft') return null
  return (
    <div class="gap narrow noprint">
      <DecideForm context={context} action={action} faults={faults} text={texts} />
      <PostForm action={`${action}/withdraw`} token={context.formToken}>
        <button class="linkish">{t('list.throw-away')}</button>
      </PostForm>
    </div>
  )
}
