import type { Figure } from '../../kernel/web/components/pieces.js'
import type { App } from '../../platform/app.js'
import type { CityContext } from '../../platform/request/context.js'
import { totalsSince } from './count-store.js'

export interface Totals {
  count(measure: string): number
  sum(measure: string): number
}

export async function totals(
  app: App,
  tenantId: number,
  from: string,
  to: string,
): Promise<Totals> {
  const rows = await app.database.read({ tenant: tenantId }, totalsSince([from, to]))
  const byMeasure = new Map(rows.map((row) => [row.measure, row]))
  return {
    count: (measure) => byMeasure.get(measure)?.count ?? 0,
    sum: (measure) => byMeasure.get(measure)?.sum ?? 0,
  }
}

/** A legal date so many days before another. */
export const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** The last seven days against the seven before; nothing is shown as zero that is not known. */
export async function weekFigures(app: App, context: CityContext): Promise<Figure[]> {
  const { t, tenant, language, now } = context
  const today = app.country.calendar.legalDateOf(now)
  const tomorrow = daysBefore(today, -1)
  const [week, before] = await Promise.all([
    totals(app, tenant.id, daysBefore(today, 6), tomorrow),
    totals(app, tenant.id, daysBefore(today, 13), daysBefore(today, 6)),
  ])
  const number = (value: number) => app.country.formats.formatNumber(value, language)
  const solved = week.count('resolved') + week.count('granted')
  const timed = week.count('on-time') + week.count('too-late')
  const rated = week.count('rated')
  const change = week.count('filed') - before.count('filed')
  const direction = change === 0 ? 'same' : change > 0 ? 'more' : 'fewer'
  const figures: Figure[] = [
    {
      value: number(week.count('filed')),
      label: t(`monitoring.filed.${direction}`, { count: number(Math.abs(change)) }),
    },
    { value: number(solved), label: t('monitoring.solved') },
  ]
  if (timed > 0) {
    const share = Math.round((100 * week.count('on-time')) / timed)
    figures.push({
      value: t('monitoring.percent', { value: number(share) }),
      label: t('monitoring.on-time'),
    })
  }
  if (rated > 0) {
    const mean = (week.sum('rated') / rated).toFixed(1)
    figures.push({ value: `${mean} / 5`, label: t('monitoring.rated', { count: rated }) })
  }
  return figures
}
