import type { Reply } from '../../kernel/http/reply.js'
import { PostForm } from '../../kernel/web/components/form.js'
import { Empty, Scroll } from '../../kernel/web/components/pieces.js'
import {
  formatPublicNumber,
  hasValidCheckDigit,
  normalisePublicNumber,
} from '../../kernel/public-number/index.js'
import { ChooseBar, ChooseCase } from '../bulk/choose-bar.js'
import { entryName } from '../journey/facts.js'
import type { Entry } from '../masterdata/entry-store.js'
import { areaName } from '../places/area-name.js'
import { personOf, type CityContext } from '../request/context.js'
import { ActingNote, chargeOf } from '../staff/acting/acting-note.js'
import { inboxPageSize, listInbox, reachOf, type InboxSort, type InboxView } from './inbox-store.js'
import { deskPage } from './navigation.js'
import { cursorOf, cursorText } from './inbox-cursor.js'
import { TimeLeft } from './time-left.js'

export interface InboxFilter {
  view: InboxView
  service?: string | undefined
  ward?: string | undefined
  q?: string | undefined
  sort?: InboxSort | undefined
  after?: string | undefined
}

/** The inbox: what waits, most urgent first; search, filter, sort, and the keyboard (j, k, Enter, /). */
export async function inboxPage(context: CityContext, filter: InboxFilter): Promise<Reply> {
  const { app, tenant, t, language } = context
  const person = personOf(context)
  const sort: InboxSort = filter.sort ?? (filter.view === 'all' ? 'newest' : 'due')
  const digits = normalisePublicNumber(filter.q ?? '')
  const isNumber = digits !== undefined && digits.length === 11 && hasValidCheckDigit(digits)
  const [rows, places, names, charge] = await Promise.all([
    app.database.read(
      { tenant: tenant.id },
      listInbox({
        view: isNumber ? 'all' : filter.view,
        accountId: person.accountId,
        reach: reachOf(person.grants, app.catalogue.list()),
        service: filter.service,
        ward: filter.ward,
        number: isNumber ? digits : undefined,
        words: isNumber ? undefined : escapeLike(filter.q),
        sort,
        after: cursorOf(filter.after),
      }),
    ),
    app.places.of(tenant.id),
    categoryNames(context),
    chargeOf(context),
  ])
  const shown = rows.slice(0, inboxPageSize)
  const last = shown.at(-1)
  const more = rows.length > inboxPageSize && last ? cursorText(last, sort) : undefined
  const link = (change: Partial<InboxFilter>) =>
    `?${queryOf({ ...filter, after: undefined, ...change })}`
  return deskPage(
    context,
    { title: t(`desk.${filter.view}`), current: filter.view },
    <>
      <h1>{t(`desk.${filter.view}`)}</h1>
      <ActingNote context={context} charge={charge} />
      <ul class="chips">
        {[undefined, ...app.catalogue.list().map((service) => service.id)].map((id) => (
          <li key={id ?? 'all'}>
            <a
              href={link({ service: id })}
              aria-current={filter.service === id ? 'true' : undefined}
            >
              {id === undefined ? t('desk.every-service') : t(`service.${id}.title`)}
            </a>
          </li>
        ))}
      </ul>
      <form class="filters noprint" role="search">
        <div>
          <label for="q">{t('desk.search')}</label>
          <input type="search" id="q" name="q" value={filter.q ?? ''} data-search />
        </div>
        <div>
          <label for="ward">{t('journey.ward')}</label>
          <select id="ward" name="ward">
            <option value="">{t('desk.every-ward')}</option>
            {places.areas.map((area) => (
              <option key={area.id} value={area.id} selected={area.id === filter.ward}>
                {areaName(context, area)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="sort">{t('desk.sort')}</label>
          <select id="sort" name="sort">
            {(['due', 'newest'] as const).map((each) => (
              <option key={each} value={each} selected={each === sort}>
                {t(`desk.sort-${each}`)}
              </option>
            ))}
          </select>
        </div>
        {filter.service !== undefined && (
          <input type="hidden" name="service" value={filter.service} />
        )}
        <button class="button quiet small">{t('desk.apply')}</button>
      </form>
      {shown.length === 0 ? (
        <Empty>{t('desk.empty')}</Empty>
      ) : (
        <PostForm action={`/desk/${tenant.slug}/bulk`} token={context.formToken}>
          <Scroll label={t(`desk.${filter.view}`)}>
            <table class="num inbox">
              <thead>
                <tr>
                  <td />
                  <th scope="col">{t('case.number')}</th>
                  <th scope="col">{t('desk.what')}</th>
                  <th scope="col" class="wide">
                    {t('desk.where')}
                  </th>
                  <th scope="col" class="wide">
                    {t('desk.with')}
                  </th>
                  <th scope="col">{t('desk.time-left')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => {
                  const area = row.ward_id === null ? undefined : places.byId(row.ward_id)
                  const marks = [
                    t(`service.${row.service}.state.${row.state}.title`),
                    row.photos > 0 && t('desk.photos', { count: row.photos }),
                    row.escalation > 0 && t('desk.escalated'),
                  ]
                  return (
                    <tr key={row.id} data-row>
                      <td>
                        <ChooseCase context={context} number={row.number} />
                      </td>
                      <td>
                        <a href={`/desk/${tenant.slug}/case/${row.number}`}>
                          <bdi>{formatPublicNumber(row.number)}</bdi>
                        </a>
                        <br />
                        <span class="muted small">
                          {app.country.formats.formatDate(row.filed_at, language, 'short')}
                        </span>
                      </td>
                      <td>
                        {names.get(row.category ?? '') ?? t(`service.${row.service}.title`)}
                        <br />
                        <span class="muted small">{marks.filter(Boolean).join(' · ')}</span>
                      </td>
                      <td class="wide">
                        {area ? areaName(context, area) : ''}
                        <br />
                        <span class="muted small">{row.landmark}</span>
                      </td>
                      <td class="wide">
                        {row.assignee_name ?? <span class="muted">{t('desk.nobody')}</span>}
                      </td>
                      <td>
                        <TimeLeft
                          context={context}
                          dueAt={row.due_at}
                          filedAt={row.filed_at}
                          open={row.open}
                        />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Scroll>
          <ChooseBar context={context} />
        </PostForm>
      )}
      <p class="pages noprint">
        {filter.after !== undefined && <a href={link({})}>{t('desk.first-page')}</a>}
        {more !== undefined && (
          <a class="button quiet small" href={link({ after: more })}>
            {t('desk.next-page')}
          </a>
        )}
        <span class="muted small wide">
          <span class="kbd">j</span> <span class="kbd">k</span> <span class="kbd">↵</span>{' '}
          <span class="kbd">/</span> {t('desk.keys')} · <span class="kbd">x</span>{' '}
          <span class="kbd">⇧x</span> {t('bulk.keys')}
        </span>
      </p>
    </>,
  )
}

/** Names of all categories of all services, in the reader's language. */
async function categoryNames(context: CityContext): Promise<Map<string, string>> {
  const masters = context.app.catalogue
    .list()
    .flatMap((service) => Object.values(service.form))
    .flatMap((field) => (field.kind === 'tree' ? [field.master] : []))
  const lists = await Promise.all(
    masters.map((master) => context.app.masterData.list(context.tenant.id, master)),
  )
  return new Map(lists.flat().map((entry: Entry) => [entry.code, entryName(context, entry.name)]))
}

const escapeLike = (text: string | undefined) =>
  text === undefined || text.trim() === '' ? undefined : text.trim().replaceAll(/[\\%_]/g, '\\$&')

function queryOf(filter: InboxFilter): string {
  const { view: _view, ...rest } = filter
  const pairs = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  return new URLSearchParams(pairs).toString()
}
