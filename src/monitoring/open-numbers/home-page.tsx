import type { Reply } from '../../kernel/http/reply.js'
import { Bar, Figures, Scroll } from '../../kernel/web/components/pieces.js'
import type { App } from '../../platform/app.js'
import { deskPage } from '../../platform/desk/navigation.js'
import { areaName } from '../../platform/places/area-name.js'
import type { CityContext } from '../../platform/request/context.js'
import { openByWard, overdueByOfficer } from './count-store.js'
import { daysBefore, totals } from './figures.js'

/** The commissioner's home: five numbers, the worst wards, and who has what overdue. */
export async function homePage(app: App, context: CityContext): Promise<Reply> {
  const { t, tenant, language, now } = context
  const scope = { tenant: tenant.id }
  const today = app.country.calendar.legalDateOf(now)
  const [wards, officers, month, places] = await Promise.all([
    app.database.read(scope, openByWard()),
    app.database.read(scope, overdueByOfficer()),
    totals(app, tenant.id, daysBefore(today, 29), daysBefore(today, -1)),
    app.places.of(tenant.id),
  ])
  const number = (value: number) => app.country.formats.formatNumber(value, language)
  const sum = (key: 'open' | 'overdue') => wards.reduce((total, row) => total + row[key], 0)
  const timed = month.count('on-time') + month.count('too-late')
  const rated = month.count('rated')
  const unknown = t('monitoring.unknown')
  const most = Math.max(1, ...wards.map((row) => row.overdue))
  return deskPage(
    context,
    { title: t('monitoring.home'), current: 'home' },
    <>
      <h1>{t('monitoring.home')}</h1>
      <Figures
        figures={[
          { value: number(sum('open')), label: t('monitoring.open') },
          { value: number(sum('overdue')), label: t('monitoring.overdue') },
          {
            value:
              timed === 0
                ? unknown
                : t('monitoring.percent', {
                    value: number(Math.round((100 * month.count('on-time')) / timed)),
                  }),
            label: t('monitoring.on-time-month'),
          },
          { value: number(month.count('reopened')), label: t('monitoring.reopened') },
          {
            value: rated === 0 ? unknown : (month.sum('rated') / rated).toFixed(1),
            label: t('monitoring.rating'),
          },
        ]}
      />
      <div class="two gap">
        <section>
          <h2>{t('monitoring.worst-wards')}</h2>
          <Scroll label={t('monitoring.worst-wards')}>
            <table class="num">
              <thead>
                <tr>
                  <th scope="col">{t('journey.ward')}</th>
                  <th scope="col" class="end">
                    {t('monitoring.open-short')}
                  </th>
                  <th scope="col" class="end">
                    {t('monitoring.overdue-short')}
                  </th>
                  <th scope="col" class="wide">
                    <span class="hidden-visually">{t('monitoring.share')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {wards.slice(0, 8).map((row) => {
                  const area = row.ward_id === null ? undefined : places.byId(row.ward_id)
                  return (
                    <tr key={row.ward_id ?? 'none'}>
                      <td>
                        {area ? (
                          <a href={`/desk/${tenant.slug}/inbox/overdue?ward=${area.id}`}>
                            {areaName(context, area)}
                          </a>
                        ) : (
                          t('monitoring.no-ward')
                        )}
                      </td>
                      <td class="end">{number(row.open)}</td>
                      <td class="end">{number(row.overdue)}</td>
                      <td class="wide">
                        <Bar share={row.overdue / most} tone="late" />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Scroll>
        </section>
        <section>
          <h2>{t('monitoring.by-officer')}</h2>
          <Scroll label={t('monitoring.by-officer')}>
            <table class="num">
              <thead>
                <tr>
                  <th scope="col">{t('desk.with')}</th>
                  <th scope="col" class="end">
                    {t('monitoring.open-short')}
                  </th>
                  <th scope="col" class="end">
                    {t('monitoring.overdue-short')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {officers.map((row) => (
                  <tr key={row.name ?? 'nobody'}>
                    <td>{row.name ?? t('desk.nobody')}</td>
                    <td class="end">{number(row.open)}</td>
                    <td class="end">{number(row.overdue)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </section>
      </div>
    </>,
  )
}
