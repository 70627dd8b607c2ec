import type { Reply } from '../../kernel/http/reply.js'
import { jitterForPublic } from '../../kernel/geo/jitter-for-public.js'
import { Empty, Figures } from '../../kernel/web/components/pieces.js'
import type { App } from '../../platform/app.js'
import { CaseStatus } from '../../platform/cases/case-status.js'
import { caseTitle } from '../../platform/cases/case-title.js'
import { areaName } from '../../platform/places/area-name.js'
import type { CityContext } from '../../platform/request/context.js'
import { page } from '../../platform/web/shell.js'
import { WardMap } from '../../platform/web/ward-map.js'
import { recentPublic, wardsSince } from './count-store.js'
import { daysBefore, weekFigures } from './figures.js'
import { MapLegend } from './map-legend.js'

/** The city's open numbers: four figures, the wards as a map and as a table, and the latest problems. */
export async function numbersPage(app: App, context: CityContext): Promise<Reply> {
  const { t, tenant, language, now } = context
  const today = app.country.calendar.legalDateOf(now)
  const scope = { tenant: tenant.id }
  const [figures, wards, recent, places] = await Promise.all([
    weekFigures(app, context),
    app.database.read(scope, wardsSince([daysBefore(today, 29)])),
    app.database.read(scope, recentPublic()),
    app.places.of(tenant.id),
  ])
  const byWard = new Map(wards.map((row) => [row.ward_id, row]))
  const most = Math.max(1, ...wards.map((row) => row.filed))
  const heat = (id: string) => Math.ceil((4 * (byWard.get(id)?.filed ?? 0)) / most)
  const { formatDate, formatNumber } = app.country.formats
  const number = (value: number) => formatNumber(value, language)
  const titles = await Promise.all(
    recent.map(async (row) => {
      const service = app.catalogue.find(row.service)
      return service ? caseTitle(context, service, row) : row.title
    }),
  )
  // Where, to about a hundred metres, and never the same point for a house and its neighbour.
  const pins = recent.flatMap((row) => {
    if (row.lng === null || row.lat === null || !row.open) return []
    const [lng, lat] = jitterForPublic(row.lng, row.lat, row.id)
    return [{ lng, lat }]
  })
  return page(
    context,
    { title: t('monitoring.title') },
    <>
      <h1>{t('monitoring.title')}</h1>
      <Figures figures={figures} />
      <div class="two gap">
        <div>
          <h2>{t('monitoring.by-ward')}</h2>
          {places.map && (
            <WardMap
              map={places.map}
              label={t('monitoring.map')}
              link={() => undefined}
              heat={heat}
              pins={pins}
              title={(id) => {
                const area = places.byId(id)
                const count = formatNumber(byWard.get(id)?.filed ?? 0, language)
                return area ? `${areaName(context, area)}: ${count}` : ''
              }}
            />
          )}
          {places.map && <MapLegend label={t('monitoring.filed')} most={most} number={number} />}
          <p class="hint">{t('monitoring.map-hint')}</p>
          {wards.length > 0 && (
            <details>
              <summary>{t('monitoring.as-table')}</summary>
              <table class="num">
                <thead>
                  <tr>
                    <th scope="col">{t('journey.ward')}</th>
                    <th scope="col" class="end">
                      {t('monitoring.filed')}
                    </th>
                    <th scope="col" class="end">
                      {t('monitoring.solved-short')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {wards.map((row) => {
                    const area = places.byId(row.ward_id)
                    return (
                      <tr key={row.ward_id}>
                        <td>{area ? areaName(context, area) : t('monitoring.no-ward')}</td>
                        <td class="end">{formatNumber(row.filed, language)}</td>
                        <td class="end">{formatNumber(row.solved, language)}</td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </details>
          )}
        </div>
        <div>
          <h2>{t('monitoring.latest')}</h2>
          {recent.length === 0 ? (
            <Empty>{t('monitoring.none')}</Empty>
          ) : (
            <ul class="list">
              {recent.slice(0, 12).map((row, index) => {
                const area = row.ward_id === null ? undefined : places.byId(row.ward_id)
                return (
                  <li key={row.id} class="line">
                    <strong>{titles[index]}</strong>
                    <span class="muted num">
                      {area ? areaName(context, area) : ''} ·{' '}
                      {formatDate(row.filed_at, language, 'short')}
                    </span>
                    <CaseStatus context={context} found={{ ...row, dueAt: row.due_at }} forDesk />
                  </li>
                )
              })}
            </ul>
          )}
        </div>
      </div>
    </>,
  )
}
