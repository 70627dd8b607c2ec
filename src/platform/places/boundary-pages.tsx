import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  FileInput,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import { entryName } from '../journey/facts.js'
import { endonym } from '../masterdata/field-inputs.js'
import type { CityContext } from '../request/context.js'
import { WardMap } from '../web/ward-map.js'
import { areaName } from './area-name.js'
import type { BoundaryTrial } from './boundary-file/try-boundaries.js'
import type { AreaDetail, HierarchyRow } from './place-store.js'
import type { CityPlaces } from './places.js'

export const areaPageSize = 100

/** The hierarchies, the map of the one that cases are filed under, and the areas of one of them. */
export function boundaryPage(
  context: CityContext,
  given: {
    hierarchies: readonly HierarchyRow[]
    chosen: string
    retired: boolean
    areas: readonly AreaDetail[]
    places: CityPlaces
  },
): Promise<Reply> {
  const { t, tenant, app, language } = context
  const { hierarchies, chosen, retired, areas, places } = given
  const base = `/desk/${tenant.slug}/boundaries`
  const shown = areas.slice(0, areaPageSize)
  const last = shown.at(-1)
  const day = (date: string) =>
    app.country.formats.formatDate(app.country.calendar.instantAt(date, 720), language, 'short')
  const titleOf = (id: string) => {
    const area = places.byId(id)
    return area ? areaName(context, area) : ''
  }
  const query = (change: Record<string, string>) =>
    new URLSearchParams({ of: chosen, ...(retired && { retired: 'yes' }), ...change }).toString()
  return deskPage(
    context,
    { title: t('boundary.title'), current: 'administration' },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <h1>{t('boundary.title')}</h1>
      <a class="button small noprint" href={`${base}/upload`}>
        {t('boundary.upload')}
      </a>
      <ul class="chips">
        {hierarchies.map(({ code, title, areas: count }) => (
          <li key={code}>
            <a href={`${base}?of=${code}`} aria-current={code === chosen ? 'true' : undefined}>
              {entryName(context, title)} ({count})
            </a>
          </li>
        ))}
        <li>
          <a href={`${base}?of=${chosen}&retired=yes`} aria-current={retired ? 'true' : undefined}>
            {t('list.retired')}
          </a>
        </li>
      </ul>
      {places.map && !retired && shown.some(({ id }) => places.byId(id)) && (
        <WardMap
          map={places.map}
          label={t('boundary.map')}
          link={(id) => `${base}/area/${id}`}
          title={titleOf}
          short={(id) => places.byId(id)?.code ?? ''}
        />
      )}
      {shown.length === 0 ? (
        <Empty>{t('list.empty')}</Empty>
      ) : (
        <Scroll label={t('boundary.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('list.code')}</th>
                <th scope="col">{t('list.name')}</th>
                <th scope="col">{t('boundary.level')}</th>
                <th scope="col">{t('staff.days')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((area) => (
                <tr key={area.id} data-row>
                  <td>
                    <a href={`${base}/area/${area.id}`}>
                      <bdi>{area.code}</bdi>
                    </a>
                  </td>
                  <td>{entryName(context, area.name)}</td>
                  <td>
                    <bdi>{area.level}</bdi>
                  </td>
                  <td class="num">
                    {day(area.valid_from)} – {area.valid_to === null ? '' : day(area.valid_to)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {areas.length > areaPageSize && last && (
        <nav class="pages">
          <a href={`${base}?${query({ after: `${last.id} ${last.level} ${last.code}` })}`}>
            {t('list.next')}
          </a>
        </nav>
      )}
    </>,
  )
}

/** One area: its names, and the day from which it is no more. */
export function areaPage(
  context: CityContext,
  given: {
    area: AreaDetail
    open: number
    texts: (path: string) => string
    faults: readonly ShownFault[]
  },
): Promise<Reply> {
  const { t, tenant } = context
  const { area, open, texts, faults } = given
  const base = `/desk/${tenant.slug}/boundaries`
  const here = `${base}/area/${area.id}`
  const title = entryName(context, area.name)
  return deskPage(
    context,
    { title, current: 'administration', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={`${base}?of=${area.hierarchy}`}>
        {t('boundary.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>
        <span class="caption">
          <bdi>
            {area.level} {area.code}
          </bdi>
        </span>
        {title}
      </h1>
      {area.valid_to !== null && <Tag>{t('list.retired')}</Tag>}
      <p>{t('boundary.open-cases', { count: open })}</p>
      {area.valid_to === null && (
        <>
          <PostForm action={here} token={context.formToken} class="narrow">
            {[...new Set(['en', ...tenant.languages])].map((tag) => (
              <TextInput
                key={tag}
                path={`name.${tag}`}
                label={t('list.name-in', { language: endonym(context, tag) })}
                value={texts(`name.${tag}`)}
                faults={faults}
                maxLength={100}
              />
            ))}
            <button class="button">{t('staff.save')}</button>
          </PostForm>
          <PostForm action={`${here}/retire`} token={context.formToken} class="gap narrow">
            <TextInput
              path="why"
              label={t('list.why')}
              hint={t('boundary.retire-hint')}
              value={texts('why')}
              faults={faults}
              maxLength={500}
              optional={t('list.optional')}
            />
            <button class="button danger">{t('boundary.retire')}</button>
          </PostForm>
        </>
      )}
    </>,
  )
}

/** A file of boundaries: how it is to be read. */
export function uploadPage(
  context: CityContext,
  texts: (path: string) => string,
  faults: readonly ShownFault[],
): Promise<Reply> {
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/boundaries`
  return deskPage(
    context,
    { title: t('boundary.upload'), current: 'administration', status: faults.length ? 422 : 200 },
    <>
      <a class="back" href={base}>
        {t('boundary.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('boundary.upload')}</h1>
      <p>{t('boundary.upload-about')}</p>
      <PostForm action={`${base}/upload`} token={context.formToken} upload class="narrow">
        <FileInput
          path="file"
          label={t('list.file')}
          accept=".geojson,.json,application/geo+json"
          faults={faults}
        />
        {(['hierarchy', 'level', 'number', 'name'] as const).map((path) => (
          <TextInput
            key={path}
            path={path}
            label={t(`boundary.${path}`)}
            hint={t(`boundary.${path}-hint`)}
            value={texts(path)}
            faults={faults}
            maxLength={100}
            dir="ltr"
          />
        ))}
        <button class="button">{t('list.look-first')}</button>
      </PostForm>
    </>,
  )
}

const mostFindings = 200

/** What a file would do; without a usable area there is nothing to confirm. */
export function trialPage(
  context: CityContext,
  id: string | undefined,
  trial: BoundaryTrial,
): Promise<Reply> {
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/boundaries`
  const { reading, saved } = trial
  const { added, changed, unchanged, absent } = saved
  return deskPage(
    context,
    { title: t('list.look-title'), current: 'administration', status: id ? 200 : 422 },
    <>
      <a class="back" href={`${base}/upload`}>
        {t('boundary.upload')}
      </a>
      <h1>{t('list.look-title')}</h1>
      <p>{t('boundary.trial', { added, changed, unchanged, refused: reading.refused })}</p>
      {absent.length > 0 && <p>{t('boundary.absent', { count: absent.length })}</p>}
      {reading.findings.length > 0 && (
        <Scroll label={t('list.fault')}>
          <table>
            <tbody>
              {reading.findings.slice(0, mostFindings).map(({ severity, where, text }) => (
                <tr key={`${where.at} ${text}`}>
                  <td>
                    <Tag tone={severity === 'error' ? 'late' : 'due'}>
                      {t(`boundary.${severity}`)}
                    </Tag>
                  </td>
                  <td>
                    <bdi>{where.at ?? ''}</bdi>
                  </td>
                  <td dir="ltr">{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {id !== undefined && (
        <PostForm action={`${base}/upload/${id}`} token={context.formToken} class="gap">
          <button class="button">{t('list.take-effect')}</button>
        </PostForm>
      )}
    </>,
  )
}
